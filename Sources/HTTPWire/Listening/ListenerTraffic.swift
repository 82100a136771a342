import Synchronization

/// What a listener has seen since it started, for whoever watches it.
package struct ListenerTraffic: Sendable, Hashable {
    package var openConnections: Int
    /// Connections that were let in, open or not.
    package var acceptedConnections: Int
    /// Connections that were closed at once, because there were too many.
    package var refusedConnections: Int
    /// Calls that were read whole and handed to the responder.
    package var requests: Int
    /// Requests that could not be read: malformed, too large, too slow.
    package var faults: Int

    package init(
        openConnections: Int, acceptedConnections: Int, refusedConnections: Int, requests: Int, faults: Int
    ) {
        self.openConnections = openConnections
        self.acceptedConnections = acceptedConnections
        self.refusedConnections = refusedConnections
        self.requests = requests
        self.faults = faults
    }
}

/// Counts a listener's calls; every connection adds to it from its own event loop.
final class CallCounter: Sendable {
    private let requests = Atomic<Int>(0)
    private let faults = Atomic<Int>(0)

    func countRequest() { requests.add(1, ordering: .relaxed) }
    func countFault() { faults.add(1, ordering: .relaxed) }

    var counts: (requests: Int, faults: Int) {
        (requests.load(ordering: .relaxed), faults.load(ordering: .relaxed))
    }
}
