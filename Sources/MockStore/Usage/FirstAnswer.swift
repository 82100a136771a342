import Synchronization

/// Hands on the first of several answers to one question.
final class FirstAnswer<Answer: Sendable>: Sendable {
    private let use: Mutex<(@Sendable (Answer) -> Void)?>

    init(_ use: @escaping @Sendable (Answer) -> Void) {
        self.use = Mutex(use)
    }

    /// - Returns: whether it is the first.
    @discardableResult
    func give(_ answer: Answer) -> Bool {
        let use = use.withLock { use in
            defer { use = nil }
            return use
        }
        use?(answer)
        return use != nil
    }
}
