/// Reads deflated bytes (RFC 1951), bit by bit and slowly: what a server has compressed is read by nobody of its kind.
struct Inflate {
    struct Broken: Error {}

    private let input: ArraySlice<UInt8>
    private var position: Int
    private var bits: UInt32 = 0
    private var bitCount = 0
    private var output: [UInt8] = []
    private let limit: Int

    /// The bytes, and where the stream ends in the input.
    static func bytes(of input: ArraySlice<UInt8>, limit: Int) throws(Broken) -> (bytes: [UInt8], end: Int) {
        var inflate = Inflate(input: input, position: input.startIndex, limit: limit)
        while try !inflate.readBlock() {}
        return (inflate.output, inflate.position)
    }

    private init(input: ArraySlice<UInt8>, position: Int, limit: Int) {
        self.input = input
        self.position = position
        self.limit = limit
    }

    private mutating func take(_ count: Int) throws(Broken) -> Int {
        while bitCount < count {
            guard position < input.endIndex else { throw Broken() }
            bits |= UInt32(input[position]) << UInt32(bitCount)
            position += 1
            bitCount += 8
        }
        let value = Int(bits & ((1 << UInt32(count)) - 1))
        bits >>= UInt32(count)
        bitCount -= count
        return value
    }

    /// - Returns: whether it was the last.
    private mutating func readBlock() throws(Broken) -> Bool {
        let isLast = try take(1) == 1
        switch try take(2) {
        case 0: try copyStored()
        case 1: try readCodes(Huffman(Self.fixedLengths), Huffman(Array(repeating: 5, count: 30)))
        case 2: try readDynamic()
        default: throw Broken()
        }
        return isLast
    }

    private mutating func copyStored() throws(Broken) {
        (bits, bitCount) = (0, 0)
        let (count, complement) = (try take(16), try take(16))
        guard count == ~complement & 0xFFFF, position + count <= input.endIndex, output.count + count <= limit else {
            throw Broken()
        }
        output += input[position..<(position + count)]
        position += count
    }

    private static let fixedLengths =
        Array(repeating: 8, count: 144) + Array(repeating: 9, count: 112) + Array(repeating: 7, count: 24)
        + Array(repeating: 8, count: 8)
    private static let order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]

    private mutating func readDynamic() throws(Broken) {
        let (literals, distances, codes) = (try take(5) + 257, try take(5) + 1, try take(4) + 4)
        var lengths = Array(repeating: 0, count: 19)
        for place in Self.order.prefix(codes) { lengths[place] = try take(3) }
        let code = Huffman(lengths)
        var all: [Int] = []
        while all.count < literals + distances {
            let symbol = try symbol(of: code)
            switch symbol {
            case 16:
                guard let last = all.last else { throw Broken() }
                all += Array(repeating: last, count: try take(2) + 3)
            case 17: all += Array(repeating: 0, count: try take(3) + 3)
            case 18: all += Array(repeating: 0, count: try take(7) + 11)
            default: all.append(symbol)
            }
        }
        guard all.count == literals + distances else { throw Broken() }
        try readCodes(Huffman(Array(all[..<literals])), Huffman(Array(all[literals...])))
    }

    private static let lengthBases = [
        3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227,
        258,
    ]
    private static let lengthBits = [
        0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0,
    ]
    private static let distanceBases = [
        1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097,
        6145,
        8193, 12289, 16385, 24577,
    ]

    private mutating func readCodes(_ literals: Huffman, _ distances: Huffman) throws(Broken) {
        while true {
            let symbol = try symbol(of: literals)
            if symbol == 256 { return }
            guard output.count < limit else { throw Broken() }
            guard symbol > 256 else {
                output.append(UInt8(symbol))
                continue
            }
            guard symbol - 257 < Self.lengthBases.count else { throw Broken() }
            let length = Self.lengthBases[symbol - 257] + (try take(Self.lengthBits[symbol - 257]))
            let code = try self.symbol(of: distances)
            guard code < Self.distanceBases.count else { throw Broken() }
            let distance = Self.distanceBases[code] + (try take(max(0, code / 2 - 1)))
            guard distance <= output.count, output.count + length <= limit else { throw Broken() }
            for _ in 0..<length { output.append(output[output.count - distance]) }
        }
    }

    /// Codes by their lengths, as RFC 1951, 3.2.2 makes them.
    private struct Huffman {
        var counts = Array(repeating: 0, count: 16)
        var symbols: [Int] = []

        init(_ lengths: [Int]) {
            for length in lengths { counts[length] += 1 }
            counts[0] = 0
            for length in 1...15 { symbols += lengths.indices.filter { lengths[$0] == length } }
        }
    }

    private mutating func symbol(of huffman: Huffman) throws(Broken) -> Int {
        var (code, first, index) = (0, 0, 0)
        for length in 1...15 {
            code |= try take(1)
            let count = huffman.counts[length]
            if code - first < count { return huffman.symbols[index + code - first] }
            index += count
            first = (first + count) << 1
            code <<= 1
        }
        throw Broken()
    }
}
