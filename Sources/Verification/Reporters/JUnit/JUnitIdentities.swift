/// Keeps (class name, name) unique over the run, as readers take equal pairs for runs of one test (CI-1.5.4).
///
/// Only a hash of each pair is kept, so that 100,000 cases cost a few megabytes. Should two different pairs ever
/// share one, the later gets a number it did not need.
struct JUnitIdentities {
    private var known: Set<UInt64> = []
    /// How often each was asked for that was asked for again.
    private var counts: [UInt64: Int] = [:]

    static let nameLimit = 400

    /// The name as it is, or with ` (2)`, ` (3)` and so on in the order of the calls.
    mutating func uniqueName(_ name: String, in className: String) -> String {
        var name = ReportText.oneLine(name, limit: Self.nameLimit)
        if name.isEmpty {
            name = "(unnamed)"
        }
        let identity = StableHash(className).adding(name).value
        guard !known.insert(identity).inserted else { return name }
        var number = counts[identity, default: 1] + 1
        defer { counts[identity] = number }
        while true {
            let suffix = " (\(number))"
            let candidate = ReportText.oneLine(name, limit: Self.nameLimit - suffix.utf16.count) + suffix
            if known.insert(StableHash(className).adding(candidate).value).inserted { return candidate }
            number += 1
        }
    }
}
