extension TemplateHole {
    /// The shape in words, for messages.
    var shape: String {
        switch self {
        case .uuid: "a version 4 UUID"
        case .epochSeconds: "seconds since 1970"
        case .isoTimestamp: "an ISO 8601 time with milliseconds and Z"
        case .integer(let range): "an integer from \(range.lowerBound) to \(range.upperBound)"
        case .boolean: "true or false"
        case .text: "any text"
        }
    }

    /// How many bytes from there on can fill the hole; several where a number may end early. Not for free text.
    func lengths(at start: Int, in body: [UInt8]) -> [Int] {
        let rest = body[start...]
        switch self {
        case .uuid: return Self.uuidPattern.matches(rest) ? [36] : []
        case .isoTimestamp: return Self.timePattern.matches(rest) ? [24] : []
        // Ten digits until 2286; a test's clock may stand earlier.
        case .epochSeconds: return Self.digitRuns(rest, upTo: 11).map(\.length)
        case .integer(let range): return Self.integerLengths(rest, in: range)
        case .boolean: return ["true", "false"].filter { rest.starts(with: $0.utf8) }.map(\.utf8.count)
        case .text: return []
        }
    }

    private static let uuidPattern = BytePattern("hhhhhhhh-hhhh-4hhh-vhhh-hhhhhhhhhhhh")
    private static let timePattern = BytePattern("dddd-dd-ddTdd:dd:dd.dddZ")

    private static func integerLengths(_ rest: ArraySlice<UInt8>, in range: ClosedRange<Int>) -> [Int] {
        var lengths = digitRuns(rest, upTo: 18).filter { range.contains($0.value) }.map(\.length)
        if rest.first == UInt8(ascii: "-"), range.lowerBound < 0 {
            lengths = digitRuns(rest.dropFirst(), upTo: 18).filter { $0.value > 0 && range.contains(-$0.value) }
                .map { $0.length + 1 }
        }
        return lengths
    }

    /// The numbers that the digits there can be read as, shortest first; no leading zeros.
    private static func digitRuns(_ rest: ArraySlice<UInt8>, upTo limit: Int) -> [(length: Int, value: Int)] {
        var runs: [(length: Int, value: Int)] = []
        var value = 0
        for byte in rest.prefix(limit) {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { break }
            value = value * 10 + Int(byte - UInt8(ascii: "0"))
            runs.append((runs.count + 1, value))
            if value == 0 { break }
        }
        return runs
    }
}

/// A fixed-length shape: `h` a lower-case hex digit, `d` a digit, `v` the variant of a UUID, else the byte itself.
private struct BytePattern {
    private let classes: [UInt8]

    init(_ text: StaticString) {
        classes = text.withUTF8Buffer { Array($0) }
    }

    func matches(_ bytes: ArraySlice<UInt8>) -> Bool {
        bytes.count >= classes.count && zip(classes, bytes).allSatisfy(Self.fits)
    }

    private static func fits(_ kind: UInt8, _ byte: UInt8) -> Bool {
        let isDigit = (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
        return switch kind {
        case UInt8(ascii: "h"): isDigit || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
        case UInt8(ascii: "d"): isDigit
        case UInt8(ascii: "v"): "89ab".utf8.contains(byte)
        default: kind == byte
        }
    }
}
