/// Keeps (class name, name) unique over the run, as readers take equal pairs for runs of one test (CI-1.5.4).
///
/// Only a hash of each pair is kept, so that 100,000 cases cost a few megabytes. Should two different pairs ever
/// share one, the later gets a number it did not need.
struct JUnitIdentities {
    /// How often each pair was asked for.
    private var counts: [UInt64: Int] = [:]

    static let nameLimit = 400

    /// The name as it is, or with ` (2)`, ` (3)` and so on in the order of the calls.
    mutating func uniqueName(_ name: String, in className: String) -> String {
        var name = ReportText.oneLine(name, limit: Self.nameLimit)
        if name.isEmpty {
            name = "(unnamed)"
        }
        let identity = StableHash(className).adding(name).value
        var number = counts[identity, default: 0] + 1
        defer { counts[identity] = number }
        guard number > 1 else { return name }
        while true {
            let suffix = " (\(number))"
            let candidate = ReportText.oneLine(name, limit: Self.nameLimit - suffix.utf16.count) + suffix
            let identity = StableHash(className).adding(candidate).value
            if counts[identity] == nil {
                counts[identity] = 1
                return candidate
            }
            number += 1
        }
    }
}
