#if os(Linux)
    package import Dispatch
    package import NIOCore
    import NIOPosix
    import Synchronization

    /// Loops that serve plain HTTP without NIO's channels between the socket and the connection.
    package final class EpollLoops: EventLoopGroup {
        /// As many as there are processors for the process; they live as long as it does.
        package static let shared = EpollLoops(count: NIOSingletons.groupLoopCountSuggestion)

        /// Those of clients: what they do with answers must not hold up a server of the same process.
        static let clients = EpollLoops(count: NIOSingletons.groupLoopCountSuggestion)

        let loops: [EpollLoop]
        private let threads: NIOThreadPool
        private let turn = Atomic<Int>(0)

        package init(count: Int) {
            loops = (0..<count).map { _ in EpollLoop() }
            threads = NIOThreadPool(numberOfThreads: count)
            threads.start()
            for loop in loops { threads.submit { _ in loop.run() } }
        }

        package func next() -> any EventLoop {
            loops[(turn.add(1, ordering: .relaxed).newValue & .max) % loops.count]
        }

        package func any() -> any EventLoop { nearest }

        /// The one of the calling thread, or else any.
        var nearest: EpollLoop {
            loops.first { $0.inEventLoop } ?? loops[(turn.add(1, ordering: .relaxed).newValue & .max) % loops.count]
        }

        package func makeIterator() -> EventLoopIterator { EventLoopIterator(loops) }

        package func shutdownGracefully(
            queue: DispatchQueue, _ callback: @escaping @Sendable ((any Error)?) -> Void
        ) {
            for loop in loops { loop.stop() }
            threads.shutdownGracefully(queue: queue, callback)
        }
    }
#endif
