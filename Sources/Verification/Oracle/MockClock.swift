/// What the dynamic variables of time are while a mock's clock stands still (B-5.19).
struct MockClock: Sendable {
    var seconds: String
    var iso8601: String

    /// At the start of every scenario.
    static let start = MockClock(seconds: "1768471200", iso8601: "2026-01-15T10:00:00.000Z")

    func text(of variable: String) -> String? {
        switch variable {
        case "$timestamp": seconds
        case "$isoTimestamp": iso8601
        default: nil
        }
    }
}
