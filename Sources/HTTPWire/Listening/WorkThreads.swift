import NIOPosix

/// Threads for what takes too long for an event loop, such as packing a large body; as many as there are processors.
package enum WorkThreads {
    package static func run(_ work: @escaping @Sendable () -> Void) {
        // The pool ends with the process only, so that the work is never cancelled.
        NIOThreadPool.singleton.submit { _ in work() }
    }
}
