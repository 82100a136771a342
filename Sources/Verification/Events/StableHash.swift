/// A hash of texts in order that is the same in every run and on every machine, unlike Swift's own.
struct StableHash: Sendable, Hashable {
    /// FNV-1a, 64 bits.
    private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

    init(_ text: String) {
        add(bytesOf: text)
    }

    /// Goes on where another one ended.
    init(_ value: UInt64) {
        self.value = value
    }

    /// Adds a text that is told apart from those before it by a zero byte.
    mutating func add(_ text: String) {
        add(0)
        add(bytesOf: text)
    }

    mutating func add(_ byte: UInt8) { value = (value ^ UInt64(byte)) &* 0x100_0000_01B3 }

    func adding(_ text: String) -> StableHash {
        var hash = self
        hash.add(text)
        return hash
    }

    private mutating func add(bytesOf text: String) {
        var hash = self
        let isDone: Void? = text.utf8.withContiguousStorageIfAvailable { for byte in $0 { hash.add(byte) } }
        if isDone == nil { for byte in text.utf8 { hash.add(byte) } }
        self = hash
    }

    /// 16 hexadecimal digits.
    static func text(of value: UInt64) -> String {
        let digits = String(value, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
