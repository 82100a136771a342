#if os(Linux)
    import CEpoll
    import Glibc
    import NIOCore
    import Synchronization

    /// Carries the bytes of one connection between its socket and its `HTTPConnection`, with nothing in between.
    final class SocketConnection: PolledSocket, ConnectionTransport {
        let descriptor: Int32
        private let reactor: Reactor
        private let connection: HTTPConnection
        private let open: OpenConnections
        private var ticket: SocketTicket?
        /// What the client has not taken yet.
        private var unsent = ByteBuffer()
        /// The events that are waited for.
        private var interest = EPOLLIN.rawValue
        private var awaitsWrites = false
        private var isOpen = true

        private init(_ descriptor: Int32, _ reactor: Reactor, _ connection: HTTPConnection, _ open: OpenConnections) {
            self.descriptor = descriptor
            self.reactor = reactor
            self.connection = connection
            self.open = open
        }

        /// Serves an accepted socket that its loop has counted already.
        static func serve(
            _ descriptor: Int32, _ reactor: Reactor, _ pipeline: ConnectionPipeline, _ open: OpenConnections
        ) {
            let socket = SocketConnection(descriptor, reactor, pipeline.makeConnection(), open)
            guard let serial = reactor.add(socket, socket.interest) else { return socket.ended() }
            let ticket = SocketTicket(loop: reactor.loop, descriptor: descriptor, serial: serial)
            guard open.add(ticket) else {
                socket.close()
                return
            }
            socket.ticket = ticket
            socket.connection.begin(over: socket)
        }

        func ended() {
            connection.ended()
            Glibc.close(descriptor)
            reactor.loop.connectionCount.subtract(1, ordering: .relaxed)
            if let ticket { open.remove(ticket) }
        }

        func leave() { connection.leave() }

        // MARK: What the socket says

        func ready(_ events: UInt32) {
            if events & interest & EPOLLOUT.rawValue != 0 { sendRest() }
            if events & interest & EPOLLIN.rawValue != 0 {
                read()
            } else if events & (EPOLLERR.rawValue | EPOLLHUP.rawValue) != 0 {
                // Both directions are at their end, and nothing that may be read is left.
                close()
            }
        }

        private func read() {
            guard isOpen else { return }
            let count = receive(into: &reactor.arrivals)
            if count > 0 {
                connection.receive(lent: &reactor.arrivals)
                if !connection.mayRead() { wait(for: interest & ~EPOLLIN.rawValue) }
            } else if count == 0 {
                // That ends most connections, and then there is nothing to wait for.
                connection.inputEnded()
                wait(for: interest & ~EPOLLIN.rawValue)
            } else if errno != EAGAIN, errno != EINTR {
                close()
            }
        }

        private func sendRest() {
            guard let count = send(unsent) else { return close() }
            unsent.moveReaderIndex(forwardBy: count)
            guard isOpen, unsent.readableBytes == 0 else { return }
            unsent = ByteBuffer()
            wait(for: interest & ~EPOLLOUT.rawValue)
            connection.writabilityChanged(to: true)
            // That may have written more.
            if awaitsWrites, unsent.readableBytes == 0 {
                awaitsWrites = false
                connection.allWritten()
            }
        }

        private func wait(for events: UInt32) {
            guard events != interest, isOpen else { return }
            interest = events
            reactor.change(self, events)
        }

        // MARK: What the connection wants

        var eventLoop: any EventLoop { reactor.loop }

        func write(_ bytes: ByteBuffer) {
            guard isOpen else { return }
            guard unsent.readableBytes == 0 else {
                unsent.writeImmutableBuffer(bytes)
                return
            }
            guard let count = send(bytes, isLast: connection.isLingering) else { return close() }
            guard count < bytes.readableBytes else { return }
            unsent = bytes
            unsent.moveReaderIndex(forwardBy: count)
            waitForRoom()
        }

        func write(_ bytes: ByteBuffer, and body: ArraySlice<UInt8>) -> Int {
            guard isOpen else { return body.count }
            guard unsent.readableBytes == 0 else {
                write(bytes)
                return 0
            }
            guard let count = send(bytes, body) else {
                close()
                return body.count
            }
            if count < bytes.readableBytes { unsent = ByteBuffer(bytes: bytes.readableBytesView.dropFirst(count)) }
            let taken = max(0, count - bytes.readableBytes)
            if taken < body.count { waitForRoom() }
            return taken
        }

        private func waitForRoom() {
            wait(for: interest | EPOLLOUT.rawValue)
            connection.writabilityChanged(to: false)
        }

        func awaitWrites() {
            if unsent.readableBytes == 0 { connection.allWritten() } else { awaitsWrites = true }
        }

        func closeOutput() { shutdown(descriptor, Int32(SHUT_WR)) }

        func close() {
            guard isOpen else { return }
            isOpen = false
            reactor.end(self)
        }

        func reset() {
            var abruptly = linger(l_onoff: 1, l_linger: 0)
            setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &abruptly, socklen_t(MemoryLayout<linger>.size))
            close()
        }

        func resumeReading() { wait(for: interest | EPOLLIN.rawValue) }
    }

    /// Names a connection to other threads.
    final class SocketTicket: OpenConnection {
        private let loop: EpollLoop
        private let descriptor: Int32
        private let serial: UInt32

        init(loop: EpollLoop, descriptor: Int32, serial: UInt32) {
            self.loop = loop
            self.descriptor = descriptor
            self.serial = serial
        }

        func leave() {
            loop.post { [descriptor, serial] in $0.connection(descriptor, serial)?.leave() }
        }

        func close() {
            loop.post { [descriptor, serial] in $0.connection(descriptor, serial)?.close() }
        }
    }
#endif
