/// What a run came to; what is printed and the exit status are both made of this one value (product V-15).
package enum RunVerdict: Sendable, Hashable {
    case passed
    /// At least one case failed or is an error, or is flaky where that counts.
    case failed
    case nothingSelected
    case interrupted(reason: String)
    /// What was planned was not what was run, judged and reported; the sentence says how they differ.
    case unreconciled(difference: String)
}

extension RunSummary {
    package var verdict: RunVerdict {
        if let unreconciled { return .unreconciled(difference: unreconciled) }
        if let interruption { return .interrupted(reason: interruption) }
        if let traffic, traffic.calls == 0, failed + errors == 0 { return .nothingSelected }
        if passed + failed + errors + skipped == 0 { return .nothingSelected }
        return broken > 0 ? .failed : .passed
    }

    /// The cases that make a run fail.
    package var broken: Int { failed + errors + (failsOnFlaky ? flaky : 0) }
}
