/// The counters of a suite or a file; the skipped cases are among the tests (CI-1.5.1).
struct JUnitCounts: Equatable {
    var tests = 0
    var failures = 0
    var errors = 0
    var skipped = 0
    /// The sum of the cases' times as printed, so that readers who add them up agree.
    var milliseconds: Int64 = 0

    mutating func add(_ verdict: Verdict, milliseconds: Int64) {
        tests += 1
        switch verdict {
        case .passed: break
        case .skipped: skipped += 1
        case .failed: failures += 1
        case .error: errors += 1
        }
        self.milliseconds += max(0, milliseconds)
    }

    static func += (left: inout JUnitCounts, right: JUnitCounts) {
        left.tests += right.tests
        left.failures += right.failures
        left.errors += right.errors
        left.skipped += right.skipped
        left.milliseconds += right.milliseconds
    }
}
