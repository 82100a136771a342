#if os(Linux)
    import CEpoll
    import Glibc
    import NIOCore
    import Synchronization

    /// One loop's part in a listening socket, which all loops wait for.
    final class Acceptor: PolledSocket {
        /// What the loops may differ by in connections before one hands some over.
        private static let slack = 2
        /// How long nothing is accepted where the system has no room for more.
        private static let pause: TimeAmount = .milliseconds(100)

        private let server: EpollServer
        private let reactor: Reactor

        init(_ server: EpollServer, _ reactor: Reactor) {
            self.server = server
            self.reactor = reactor
        }

        var descriptor: Int32 { server.descriptor }

        func start() {
            // Of the loops that wait, few are woken for a connection.
            if reactor.add(self, EPOLLIN.rawValue | EPOLLEXCLUSIVE.rawValue) == nil { startLater() }
        }

        func ended() { reactor.forget(descriptor) }

        /// Takes one connection; for the next there is another turn, or another loop.
        func ready(_ events: UInt32) {
            guard !server.isClosed else { return reactor.end(self) }
            let accepted = mockcheck_accept(descriptor, EpollServer.socketFlags)
            guard accepted >= 0 else {
                if [EMFILE, ENFILE, ENOBUFS, ENOMEM].contains(errno) {
                    reactor.end(self)
                    startLater()
                }
                return
            }
            let own = reactor.loop
            let count = own.connectionCount.load(ordering: .relaxed)
            let loop =
                server.loops.first { $0.connectionCount.load(ordering: .relaxed) + Self.slack < count } ?? own
            loop.connectionCount.add(1, ordering: .relaxed)
            let (pipeline, open) = (server.pipeline, server.open)
            if loop === own { return SocketConnection.serve(accepted, reactor, pipeline, open) }
            loop.post { SocketConnection.serve(accepted, $0, pipeline, open) }
        }

        private func startLater() {
            let bound = NIOLoopBound(self, eventLoop: reactor.loop)
            _ = reactor.loop.scheduleTask(in: Self.pause) { bound.value.start() }
        }
    }
#endif
