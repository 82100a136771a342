/// Why what came is not the Redis protocol, as a lower-case fragment.
struct RESPFault: Error, Hashable {
    var reason: String

    static let unasked = RESPFault("an answer came that nobody waits for")

    init(_ reason: String) {
        self.reason = reason
    }
}

/// Reads answers out of bytes that come in pieces; strict, and never holding more than its bounds.
struct RESPParser {
    /// Of one string, where nothing else is said.
    static let longestString = 1_048_576
    /// Of one simple string, error or number.
    static let longestLine = 65_536
    static let mostElements = 4096
    static let deepest = 4

    private var bytes: [UInt8] = []
    private let longestString: Int

    /// - Parameter longestString: in bytes; all that makes no whole answer yet may be four times as long.
    init(longestString: Int = RESPParser.longestString) {
        self.longestString = longestString
    }

    mutating func feed(_ piece: some Sequence<UInt8>) throws(RESPFault) {
        bytes += piece
        let most = longestString * 4
        if bytes.count > most { throw RESPFault("an answer is longer than \(most) bytes") }
    }

    /// The next whole answer; nil where the rest of it is still to come.
    mutating func next() throws(RESPFault) -> RESPValue? {
        var place = 0
        guard let value = try value(in: bytes, at: &place, depth: 0) else { return nil }
        bytes.removeFirst(place)
        return value
    }

    private func value(
        in bytes: [UInt8], at place: inout Int, depth: Int
    ) throws(RESPFault) -> RESPValue? {
        guard place < bytes.count else { return nil }
        let kind = bytes[place]
        guard "+-:$*".utf8.contains(kind) else { throw RESPFault("an answer begins with byte \(kind)") }
        guard let line = try Self.line(in: bytes, from: place + 1) else { return nil }
        place += line.count + 3
        switch kind {
        case UInt8(ascii: "+"): return .simple(String(decoding: line, as: UTF8.self))
        case UInt8(ascii: "-"): return .error(String(decoding: line, as: UTF8.self))
        case UInt8(ascii: ":"): return .integer(try Self.number(line))
        case UInt8(ascii: "$"): return try string(of: try Self.number(line), in: bytes, at: &place)
        default: return try array(of: try Self.number(line), in: bytes, at: &place, depth: depth)
        }
    }

    /// What stands before the next line's end, which is CR LF and nothing else.
    private static func line(in bytes: [UInt8], from start: Int) throws(RESPFault) -> ArraySlice<UInt8>? {
        let end = min(bytes.count, start + longestLine + 2)
        guard let stop = bytes[start..<end].firstIndex(where: { $0 == 13 || $0 == 10 }) else {
            if end - start > longestLine { throw RESPFault("a line is longer than \(longestLine) bytes") }
            return nil
        }
        guard bytes[stop] == 13 else { throw RESPFault("a line ends without CR") }
        guard stop + 1 < bytes.count else { return nil }
        guard bytes[stop + 1] == 10 else { throw RESPFault("a line ends without LF") }
        return bytes[start..<stop]
    }

    private static func number(_ line: ArraySlice<UInt8>) throws(RESPFault) -> Int64 {
        let text = String(decoding: line, as: UTF8.self)
        guard line.first != UInt8(ascii: "+"), let value = Int64(text) else {
            throw RESPFault("'\(text.prefix(40))' is not a number")
        }
        return value
    }

    private func string(
        of length: Int64, in bytes: [UInt8], at place: inout Int
    ) throws(RESPFault) -> RESPValue? {
        if length == -1 { return .null }
        guard (0...Int64(longestString)).contains(length) else { throw RESPFault("a string has \(length) bytes") }
        let end = place + Int(length)
        guard bytes.count >= end + 2 else { return nil }
        guard bytes[end] == 13, bytes[end + 1] == 10 else { throw RESPFault("a string is longer than it says") }
        defer { place = end + 2 }
        return .bulk(Array(bytes[place..<end]))
    }

    private func array(
        of count: Int64, in bytes: [UInt8], at place: inout Int, depth: Int
    ) throws(RESPFault) -> RESPValue? {
        if count == -1 { return .null }
        guard (0...Int64(Self.mostElements)).contains(count) else { throw RESPFault("an array has \(count) elements") }
        guard depth < Self.deepest else { throw RESPFault("arrays lie more than \(Self.deepest) deep") }
        var values: [RESPValue] = []
        for _ in 0..<count {
            guard let value = try value(in: bytes, at: &place, depth: depth + 1) else { return nil }
            values.append(value)
        }
        return .array(values)
    }
}
