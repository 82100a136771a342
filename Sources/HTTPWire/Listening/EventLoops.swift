import NIOCore
import NIOPosix

/// The event loops that all listeners and clients of the process share.
package enum EventLoops {
    /// As many as there are processors for them: more would only take turns. Call it before any of them is needed.
    ///
    /// - Parameter processors: those that the affinity of the process names; what its control group allows is known.
    package static func fit(processors: Int) {
        NIOSingletons.groupLoopCountSuggestion = max(1, min(System.coreCount, processors))
    }

    /// Those of a listener that was given none.
    static func serving(isPlain: Bool) -> any EventLoopGroup {
        #if os(Linux)
            if isPlain { return EpollLoops.shared }
        #endif
        return MultiThreadedEventLoopGroup.singleton
    }

    /// Those of a client that was given none.
    ///
    /// - Parameter isPlain: whether it speaks plain HTTP to an address.
    static func calling(isPlain: Bool) -> any EventLoopGroup {
        #if os(Linux)
            if isPlain { return EpollLoops.clients }
        #endif
        return MultiThreadedEventLoopGroup.singleton
    }

    /// What a task that makes many requests runs on, so that no request and no answer wakes another thread; empty where
    /// there is nothing better than what tasks run on anyway.
    package static var callers: [any TaskExecutor] {
        #if os(Linux)
            return EpollLoops.clients.loops
        #else
            return []
        #endif
    }
}
