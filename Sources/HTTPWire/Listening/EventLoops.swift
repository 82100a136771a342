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
}
