/// One connection of a client, usable from any task.
protocol ClientConnection: Sendable {
    /// Whether the server has not closed it, as far as is known.
    var isOpen: Bool { get }
    /// Whether the calling thread carries it, so that nobody has to be woken for a request.
    var isAtHand: Bool { get }
    func run(_ request: FramedRequest) async -> ClientOutcome
    func close()
}
