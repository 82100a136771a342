/// How the cases of one collection went.
struct CaseCounts: Equatable {
    var passed = 0
    var skipped = 0
    /// Broken promises and errors.
    var failed = 0

    var isEmpty: Bool { passed + skipped + failed == 0 }

    mutating func add(_ result: CaseResult) {
        switch result.verdict {
        case .passed: passed += 1
        case .skipped: skipped += 1
        case .failed, .error: failed += 1
        }
    }
}

extension Duration {
    /// Seconds with two decimals for people: `4.21 s`.
    var shortText: String {
        let hundredths = max(0, (milliseconds + 5) / 10)
        let decimals = hundredths % 100
        return "\(hundredths / 100).\(decimals < 10 ? "0" : "")\(decimals) s"
    }
}
