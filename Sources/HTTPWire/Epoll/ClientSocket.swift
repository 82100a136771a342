#if os(Linux)
    import CEpoll
    import Glibc
    import NIOCore
    import Synchronization

    /// Carries the bytes of a client's connection between its socket and its dialog; on its loop's thread only.
    final class ClientSocket: PolledSocket, ClientTransport {
        /// Takes the `errno` of the attempt to connect, 0 where there is a connection.
        typealias Connected = (ClientSocket?, Int32) -> Void

        /// Whether the server has not closed it, for any thread.
        final class State: Sendable {
            fileprivate let isOpen = Atomic(true)

            var isStillOpen: Bool { isOpen.load(ordering: .relaxed) }
        }

        let descriptor: Int32
        private(set) lazy var dialog = ClientDialog(over: self, on: reactor.loop)
        private let reactor: Reactor
        let state = State()
        /// Nil once it was told.
        private var connected: Connected?
        private var timer: Scheduled<Void>?
        /// What the server has not taken yet.
        private var unsent = ByteBuffer()
        private var closesOutput = false
        /// The events that are waited for.
        private var interest: UInt32 = 0

        private init(_ descriptor: Int32, _ reactor: Reactor, _ connected: @escaping Connected) {
            self.descriptor = descriptor
            self.reactor = reactor
            self.connected = connected
        }

        /// Begins to connect.
        ///
        /// - Parameter connected: called once.
        static func connect(
            to address: SocketAddress, on reactor: Reactor, timeout: TimeAmount, _ connected: @escaping Connected
        ) {
            let descriptor = socket(
                address.protocol.rawValue, Int32(SOCK_STREAM.rawValue) | EpollServer.socketFlags, 0)
            guard descriptor >= 0 else { return connected(nil, errno) }
            var one: Int32 = 1
            setsockopt(
                descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &one, socklen_t(MemoryLayout<Int32>.size))
            let result = address.withSockAddr { Glibc.connect(descriptor, $0, socklen_t($1)) }
            let fault = result == 0 ? 0 : errno
            guard fault == 0 || fault == EINPROGRESS else {
                Glibc.close(descriptor)
                return connected(nil, fault)
            }
            let socket = ClientSocket(descriptor, reactor, connected)
            socket.interest = fault == 0 ? EPOLLIN.rawValue : EPOLLOUT.rawValue
            guard reactor.add(socket, socket.interest) != nil else {
                let code = errno
                Glibc.close(descriptor)
                return connected(nil, code)
            }
            if fault == 0 { return socket.settle(0) }
            let bound = NIOLoopBound(socket, eventLoop: reactor.loop)
            socket.timer = reactor.loop.scheduleTask(in: timeout) { bound.value.settle(ETIMEDOUT) }
        }

        private func settle(_ code: Int32) {
            guard let connected else { return }
            self.connected = nil
            timer?.cancel()
            timer = nil
            if code != 0 { close() }
            connected(code == 0 ? self : nil, code)
        }

        func ended() {
            settle(ECONNABORTED)
            dialog.ended()
            Glibc.close(descriptor)
        }

        // MARK: What the socket says

        func ready(_ events: UInt32) {
            guard isOpen else { return }
            if connected != nil {
                var code: Int32 = 0
                var size = socklen_t(MemoryLayout<Int32>.size)
                getsockopt(descriptor, SOL_SOCKET, SO_ERROR, &code, &size)
                wait(for: EPOLLIN.rawValue)
                return settle(code)
            }
            if events & interest & EPOLLOUT.rawValue != 0 { sendRest() }
            if events & (EPOLLIN.rawValue | EPOLLERR.rawValue | EPOLLHUP.rawValue) != 0 { read() }
        }

        private func read() {
            guard isOpen else { return }
            let count = receive(into: &reactor.arrivals)
            if count > 0 {
                dialog.receive(reactor.arrivals)
                dialog.keepInput()
            } else if count == 0 || errno != EAGAIN && errno != EINTR {
                close()
            }
        }

        private func sendRest() {
            // Where it fails, what the server has answered before it closed is still to be read.
            if let count = send(unsent), count < unsent.readableBytes {
                unsent.moveReaderIndex(forwardBy: count)
                return wait(for: interest | EPOLLOUT.rawValue)
            }
            unsent = ByteBuffer()
            if closesOutput { shutdown(descriptor, Int32(SHUT_WR)) }
            wait(for: interest & ~EPOLLOUT.rawValue)
        }

        private func wait(for events: UInt32) {
            guard events != interest, isOpen else { return }
            interest = events
            reactor.change(self, events)
        }

        // MARK: What the dialog wants

        var isOpen: Bool { state.isStillOpen }

        func write(_ bytes: ByteBuffer) {
            guard isOpen else { return }
            if unsent.readableBytes > 0 {
                unsent.writeImmutableBuffer(bytes)
            } else {
                unsent = bytes
                sendRest()
            }
        }

        func closeOutput() {
            closesOutput = true
            if unsent.readableBytes == 0 { shutdown(descriptor, Int32(SHUT_WR)) }
        }

        func close() {
            if state.isOpen.exchange(false, ordering: .relaxed) { reactor.end(self) }
        }
    }
#endif
