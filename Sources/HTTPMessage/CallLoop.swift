/// Where the connection of a call is served, for whoever brings its response later.
package struct CallLoop: Sendable {
    package typealias Work = @Sendable () -> Void

    /// The same for all calls that are served there.
    package let id: ObjectIdentifier
    private let post: @Sendable (@escaping Work) -> Void

    /// - Parameter post: has the thread of the loop do some work soon.
    package init(id: ObjectIdentifier, post: @escaping @Sendable (@escaping Work) -> Void) {
        self.id = id
        self.post = post
    }

    /// For calls that no connection waits for: whoever has the work does it at once.
    package static let none = CallLoop(id: ObjectIdentifier(CallLoop.self)) { $0() }

    /// Works there, once what it is doing now is done.
    package func run(_ work: @escaping Work) { post(work) }
}
