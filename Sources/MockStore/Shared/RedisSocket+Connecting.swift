#if os(Linux)
    import Glibc

    extension RedisSocket {
        private static let patienceMilliseconds: Int32 = 1000

        /// Connects, and waits for that.
        ///
        /// - Returns: a descriptor.
        static func connect(to address: StoreAddress) throws(StoreProblem) -> Int32 {
            var hints = addrinfo()
            hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
            var first: UnsafeMutablePointer<addrinfo>?
            let problem = getaddrinfo(address.host, String(address.port), &hints, &first)
            defer { if first != nil { freeaddrinfo(first) } }
            guard problem == 0 else { throw .away(String(cString: gai_strerror(problem))) }
            var reason = "the name has no address"
            var next = first
            while let info = next?.pointee {
                let type = info.ai_socktype | Int32(SOCK_CLOEXEC.rawValue)
                let descriptor = socket(info.ai_family, type, info.ai_protocol)
                if descriptor >= 0, connect(descriptor, info) { return descriptor }
                reason = String(cString: strerror(errno))
                if descriptor >= 0 { Glibc.close(descriptor) }
                next = info.ai_next
            }
            throw .away(reason)
        }

        /// - Returns: false with `errno` where there is no connection in time.
        private static func connect(_ descriptor: Int32, _ info: addrinfo) -> Bool {
            let flags = fcntl(descriptor, F_GETFL)
            _ = fcntl(descriptor, F_SETFL, flags | O_NONBLOCK)
            if Glibc.connect(descriptor, info.ai_addr, info.ai_addrlen) != 0 {
                guard errno == EINPROGRESS else { return false }
                var waiting = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
                guard poll(&waiting, 1, patienceMilliseconds) > 0 else {
                    errno = ETIMEDOUT
                    return false
                }
                var problem: Int32 = 0
                var size = socklen_t(MemoryLayout<Int32>.size)
                getsockopt(descriptor, SOL_SOCKET, SO_ERROR, &problem, &size)
                errno = problem
                guard problem == 0 else { return false }
            }
            _ = fcntl(descriptor, F_SETFL, flags)
            var yes: Int32 = 1
            setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &yes, socklen_t(MemoryLayout<Int32>.size))
            return true
        }
    }
#endif
