/// A part in percent that is to be reached: `requests=80`.
struct LeastShare<Measure: RawRepresentable<String> & Sendable>: Sendable {
    let measure: Measure
    let percent: Double

    /// - Parameter noun: what it is a part of, for the message.
    /// - Throws: `CommandProblem`.
    static func parse(_ text: String?, noun: String) throws -> [LeastShare] {
        try (text?.split(separator: ",") ?? []).map { part in
            let halves = part.split(separator: "=", maxSplits: 1).map(String.init)
            guard halves.count == 2, let measure = Measure(rawValue: halves[0]), let percent = Double(halves[1]),
                (0...100).contains(percent)
            else {
                throw CommandProblem.usage("'\(part)' is not a valid \(noun); write requests=80,examples=100")
            }
            return LeastShare(measure: measure, percent: percent)
        }
    }

    static func percent(_ part: Int, of all: Int) -> Double { all == 0 ? 100 : Double(part) * 100 / Double(all) }
}

extension Double {
    /// With one decimal, and none where it would be zero.
    var percentText: String {
        let tenths = Int((self * 10).rounded(.down))
        return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
    }
}
