#if os(Linux)
    import Glibc
    import NIOCore
    import Synchronization

    /// A listening socket whose connections are served by epoll loops.
    final class EpollServer: ServerSocket {
        private static let backlog: Int32 = 1024
        static let socketFlags = Int32(SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue)

        let descriptor: Int32
        let port: Int
        let pipeline: ConnectionPipeline
        let open: OpenConnections
        let loops: [EpollLoop]
        private let closed = Atomic<Bool>(false)

        /// - Throws: `IOError`.
        init(
            _ address: SocketAddress, _ pipeline: ConnectionPipeline, _ open: OpenConnections, on loops: [EpollLoop]
        ) throws {
            self.pipeline = pipeline
            self.open = open
            self.loops = loops
            (descriptor, port) = try Self.open(address)
            for loop in loops { loop.post { Acceptor(self, $0).start() } }
        }

        /// Each loop's part holds the socket.
        deinit { Glibc.close(descriptor) }

        private static func open(_ address: SocketAddress) throws -> (descriptor: Int32, port: Int) {
            let descriptor = socket(address.protocol.rawValue, Int32(SOCK_STREAM.rawValue) | socketFlags, 0)
            guard descriptor >= 0 else { throw IOError(errnoCode: errno, reason: "socket") }
            do {
                return (descriptor, try listen(descriptor, at: address))
            } catch {
                Glibc.close(descriptor)
                throw error
            }
        }

        /// - Returns: the port.
        private static func listen(_ descriptor: Int32, at address: SocketAddress) throws -> Int {
            set(descriptor, SOL_SOCKET, SO_REUSEADDR, 1)
            // What a listening socket has, those have that it accepts.
            set(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, 1)
            // So that a slow reader's progress is seen soon.
            set(descriptor, Int32(IPPROTO_TCP), TCP_NOTSENT_LOWAT, 64 * 1024)
            let bound = address.withSockAddr { bind(descriptor, $0, socklen_t($1)) }
            guard bound == 0 else { throw IOError(errnoCode: errno, reason: "bind") }
            guard Glibc.listen(descriptor, backlog) == 0 else { throw IOError(errnoCode: errno, reason: "listen") }
            var own = sockaddr_storage()
            var size = socklen_t(MemoryLayout<sockaddr_storage>.size)
            let isNamed = withUnsafeMutableBytes(of: &own) { bytes in
                bytes.withMemoryRebound(to: sockaddr.self) { getsockname(descriptor, $0.baseAddress, &size) == 0 }
            }
            guard isNamed else { throw IOError(errnoCode: errno, reason: "getsockname") }
            // The port stands at the same place for both families.
            return withUnsafeBytes(of: own) { Int($0[2]) << 8 | Int($0[3]) }
        }

        private static func set(_ descriptor: Int32, _ level: Int32, _ option: Int32, _ value: Int32) {
            var value = value
            setsockopt(descriptor, level, option, &value, socklen_t(MemoryLayout<Int32>.size))
        }

        var isClosed: Bool { closed.load(ordering: .relaxed) }

        func close() {
            closed.store(true, ordering: .relaxed)
            // Refuses from here on, and wakes the loops so that they let go of it.
            shutdown(descriptor, Int32(SHUT_RDWR))
        }

        func whenClosed(_ done: @escaping @Sendable () -> Void) { done() }
    }
#endif
