/// Writes one piece after the other into memory that has room for all of them; asking for room each time costs more than
/// most pieces.
struct Pen {
    private let memory: UnsafeMutableRawBufferPointer
    private(set) var count = 0

    init(_ memory: UnsafeMutableRawBufferPointer) {
        self.memory = memory
    }

    private var rest: UnsafeMutableRawBufferPointer { UnsafeMutableRawBufferPointer(rebasing: memory[count...]) }

    mutating func write(_ bytes: [UInt8]) { write(bytes, count: bytes.count) }

    mutating func write(_ bytes: [UInt8], count length: Int) {
        bytes.withUnsafeBytes { rest.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[..<length])) }
        count += length
    }

    mutating func write(_ byte: UInt8) {
        memory[count] = byte
        count += 1
    }

    mutating func write(_ bytes: UnsafeRawBufferPointer) {
        rest.copyMemory(from: bytes)
        count += bytes.count
    }

    mutating func write(digitsOf number: Int) {
        let start = count
        var left = number
        repeat {
            memory[count] = UInt8(ascii: "0") + UInt8(left % 10)
            left /= 10
            count += 1
        } while left > 0
        var digits = memory[start..<count]
        digits.reverse()
    }
}
