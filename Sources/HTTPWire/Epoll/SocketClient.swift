#if os(Linux)
    import Glibc
    import NIOCore

    /// A connection of a client over a socket of an epoll loop.
    struct SocketClient: ClientConnection {
        private let loop: EpollLoop
        private let socket: NIOLoopBound<ClientSocket>
        private let state: ClientSocket.State

        /// On the thread of the socket's loop.
        private init(_ socket: ClientSocket, on loop: EpollLoop) {
            self.loop = loop
            self.socket = NIOLoopBound(socket, eventLoop: loop)
            state = socket.state
        }

        /// - Throws: `ClientError.refused` or `.timedOut`.
        static func open(
            to address: SocketAddress, of endpoint: Endpoint, on loop: EpollLoop, timeout: Duration
        ) async throws(ClientError) -> SocketClient {
            let (client, code) = await withCheckedContinuation {
                (continuation: CheckedContinuation<(SocketClient?, Int32), Never>) in
                loop.post { reactor in
                    ClientSocket.connect(to: address, on: reactor, timeout: TimeAmount(timeout)) { socket, code in
                        continuation.resume(returning: (socket.map { SocketClient($0, on: loop) }, code))
                    }
                }
            }
            if let client { return client }
            if code == ETIMEDOUT { throw .timedOut(after: timeout, receivedBytes: 0, partial: nil) }
            throw ClientError(connecting: code, host: endpoint.host, port: endpoint.port, isProxy: false)
        }

        var isOpen: Bool { state.isStillOpen }
        var isAtHand: Bool { loop.inEventLoop }

        func run(_ request: FramedRequest) async -> ClientOutcome {
            await withTaskCancellationHandler {
                await withCheckedContinuation { completion in
                    if loop.inEventLoop {
                        socket.value.dialog.start(request, completion)
                    } else {
                        loop.post { _ in socket.value.dialog.start(request, completion) }
                    }
                }
            } onCancel: {
                close()
            }
        }

        func close() {
            loop.post { _ in socket.value.close() }
        }
    }
#endif
