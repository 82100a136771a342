import HTTPMessage

/// What a client says in `Accept-Encoding` (RFC 9110, 12.5.3).
enum AcceptedCodings {
    /// Whether gzip is at least as welcome as the plain bytes.
    static func preferGzip(_ values: [String]) -> Bool {
        var gzip: Int?
        var any: Int?
        var identity: Int?
        for element in values.flatMap({ $0.split(separator: ",") }) {
            let parts = element.split(separator: ";", omittingEmptySubsequences: false).map(Self.trimmed)
            guard let coding = parts.first, let weight = weight(parts.dropFirst()) else { continue }
            switch coding.lowercased() {
            case "gzip", "x-gzip": gzip = max(gzip ?? 0, weight)
            case "identity": identity = weight
            case "*": any = weight
            default: break
            }
        }
        guard let welcome = gzip ?? any, welcome > 0 else { return false }
        return welcome >= identity ?? 0
    }

    /// Thousandths of a `q` parameter, 1000 without one, or nil where it is none.
    private static func weight(_ parameters: ArraySlice<String>) -> Int? {
        guard let parameter = parameters.first else { return 1000 }
        let halves = parameter.split(separator: "=", maxSplits: 1).map(Self.trimmed)
        guard parameters.count == 1, halves.count == 2, halves[0].lowercased() == "q" else { return nil }
        let digits = halves[1].utf8
        guard let whole = digits.first, digits.count <= 5 else { return nil }
        let fraction = digits.dropFirst(2)
        guard digits.count == 1 || digits.dropFirst().first == UInt8(ascii: "."),
            fraction.allSatisfy({ (0x30...0x39).contains($0) })
        else { return nil }
        let thousandths = fraction.reduce(0) { $0 * 10 + Int($1 - 0x30) } * [1000, 100, 10, 1][fraction.count]
        switch whole {
        case UInt8(ascii: "0"): return thousandths
        case UInt8(ascii: "1"): return thousandths == 0 ? 1000 : nil
        default: return nil
        }
    }

    private static func trimmed(_ text: Substring) -> String { String(text).trimmingHTTPBlanks }
}
