/// The socket that a listener accepts its connections from.
protocol ServerSocket: Sendable {
    var port: Int { get }
    /// Has it accept no more connections.
    func close()
    func whenClosed(_ done: @escaping @Sendable () -> Void)
}
