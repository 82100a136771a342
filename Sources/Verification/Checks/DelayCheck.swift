/// The answer must be held back as long as promised: never shorter, and not much longer.
enum DelayCheck {
    /// How much later than promised an answer may be: a busy machine's, of a promise that others differ from by seconds.
    static let tolerance = Duration.seconds(1)
    /// How often a late answer is asked for again: noise passes, a wrong delay does not.
    static let attempts = 3

    /// - Parameter elapsed: from the first byte of the request to the last of its response.
    static func failure(of elapsed: Duration, against expectation: Expectation) -> CheckFailure? {
        guard let delay = expectation.delay else { return nil }
        let wanted: String
        if elapsed < delay {
            wanted = "expected it held back for \(text(delay))"
        } else if elapsed > delay + tolerance {
            wanted = "expected it after \(text(delay)), at most \(text(tolerance)) later"
        } else {
            return nil
        }
        return CheckFailure(.delay, promise: expectation.promise, text: "\(wanted), it came after \(text(elapsed))")
    }

    private static func text(_ duration: Duration) -> String { "\(Int(duration / .milliseconds(1))) ms" }
}
