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
        let identity = Self.hash(className, name)
        var number = counts[identity, default: 0] + 1
        defer { counts[identity] = number }
        guard number > 1 else { return name }
        while true {
            let suffix = " (\(number))"
            let candidate = ReportText.oneLine(name, limit: Self.nameLimit - suffix.utf16.count) + suffix
            let identity = Self.hash(className, candidate)
            if counts[identity] == nil {
                counts[identity] = 1
                return candidate
            }
            number += 1
        }
    }

    /// FNV-1a: Swift's own hash differs from run to run, and so would the report.
    private static func hash(_ className: String, _ name: String) -> UInt64 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in className.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
        // A zero byte between the two.
        hash = hash &* 0x0000_0100_0000_01b3
        for byte in name.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
        return hash
    }
}
