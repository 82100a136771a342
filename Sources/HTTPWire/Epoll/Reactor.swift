#if os(Linux)
    import CEpoll
    import Glibc
    import NIOCore

    /// A socket that a reactor waits for.
    protocol PolledSocket: AnyObject {
        var descriptor: Int32 { get }
        /// - Parameter events: those of epoll.
        func ready(_ events: UInt32)
        /// It is waited for no longer; closing its descriptor is its own matter.
        func ended()
    }

    extension PolledSocket {
        /// Takes what has arrived.
        ///
        /// - Returns: the number of bytes; 0 at their end, negative with `errno` where there are none.
        func receive(into bytes: inout ByteBuffer) -> Int {
            bytes.clear()
            var count = 0
            bytes.writeWithUnsafeMutableBytes(minimumWritableBytes: 1) { memory in
                count = mockcheck_receive(descriptor, memory.baseAddress, memory.count)
                return max(0, count)
            }
            return count
        }

        /// Gives as many bytes as the socket takes now.
        ///
        /// - Parameter isLast: whether the end of the connection follows, which can go out with them.
        /// - Returns: how many; nil where it will never take the rest.
        func send(_ bytes: ByteBuffer, isLast: Bool = false) -> Int? {
            let flags = Int32(MSG_NOSIGNAL) | (isLast ? Int32(MSG_MORE) : 0)
            return bytes.withUnsafeReadableBytes { bytes in
                var sent = 0
                while sent < bytes.count {
                    let count = mockcheck_send(
                        descriptor, bytes.baseAddress?.advanced(by: sent), bytes.count - sent, flags)
                    if count >= 0 {
                        sent += count
                    } else if errno != EINTR {
                        return errno == EAGAIN ? sent : nil
                    }
                }
                return sent
            }
        }

        /// Gives as many bytes as the socket takes now, from two places.
        ///
        /// - Returns: how many; nil where it will never take any.
        func send(_ bytes: ByteBuffer, _ body: ArraySlice<UInt8>) -> Int? {
            bytes.withUnsafeReadableBytes { bytes in
                body.withUnsafeBytes { body in
                    withUnsafeTemporaryAllocation(of: iovec.self, capacity: 2) { places in
                        // The system writes to neither.
                        places[0] = iovec(
                            iov_base: UnsafeMutableRawPointer(mutating: bytes.baseAddress), iov_len: bytes.count)
                        places[1] = iovec(
                            iov_base: UnsafeMutableRawPointer(mutating: body.baseAddress), iov_len: body.count)
                        var message = msghdr()
                        message.msg_iov = places.baseAddress
                        message.msg_iovlen = 2
                        while true {
                            let count = sendmsg(descriptor, &message, Int32(MSG_NOSIGNAL))
                            if count >= 0 { return count }
                            if errno != EINTR { return errno == EAGAIN ? 0 : nil }
                        }
                    }
                }
            }
        }
    }

    /// The sockets of one epoll loop; used on its thread only.
    final class Reactor {
        private struct Entry {
            let socket: any PolledSocket
            /// Tells it from earlier sockets of the same descriptor.
            let serial: UInt32
        }

        private static let eventLimit = 256
        /// What one read takes at the most.
        private static let readLimit = 64 * 1024

        let loop: EpollLoop
        /// What has just arrived at one of the sockets; they share the memory.
        var arrivals = ByteBufferAllocator().buffer(capacity: readLimit)
        private let poll = epoll_create1(Int32(EPOLL_CLOEXEC))
        private let bell: Int32
        private var events = [epoll_event](repeating: epoll_event(), count: eventLimit)
        /// By descriptor.
        private var entries: [Entry?] = []
        private var lastSerial: UInt32 = 0
        /// No descriptor is closed, and so none used anew, before all events that were found with it are dealt with.
        private var closed: [any PolledSocket] = []

        /// - Parameter bell: what wakes it.
        init(_ loop: EpollLoop, bell: Int32) {
            self.loop = loop
            self.bell = bell
            var event = epoll_event(events: EPOLLIN.rawValue, data: epoll_data(u64: UInt64(UInt32(bitPattern: bell))))
            epoll_ctl(poll, EPOLL_CTL_ADD, bell, &event)
        }

        deinit { Glibc.close(poll) }

        /// Waits for events and has their sockets deal with them.
        ///
        /// - Parameters:
        ///   - timeout: in milliseconds; -1 for ever.
        ///   - woken: called before the first of them.
        func wait(_ timeout: Int32, woken: () -> Void) {
            let count = events.withUnsafeMutableBufferPointer {
                epoll_wait(poll, $0.baseAddress, Int32($0.count), timeout)
            }
            woken()
            guard count > 0 else { return }
            for index in 0..<Int(count) {
                let data = events[index].data.u64
                let descriptor = Int(data & 0xFFFF_FFFF)
                if descriptor == bell {
                    var rings: UInt64 = 0
                    _ = Glibc.read(bell, &rings, 8)
                } else if descriptor < entries.count, let entry = entries[descriptor], entry.serial == data >> 32 {
                    entry.socket.ready(events[index].events)
                }
            }
        }

        /// - Parameter events: those that it waits for, beside errors.
        /// - Returns: what tells the socket from others of its descriptor; nil where the system has no room for it.
        func add(_ socket: any PolledSocket, _ events: UInt32) -> UInt32? {
            lastSerial &+= 1
            guard control(EPOLL_CTL_ADD, socket.descriptor, lastSerial, events) else { return nil }
            let index = Int(socket.descriptor)
            while entries.count <= index { entries.append(nil) }
            entries[index] = Entry(socket: socket, serial: lastSerial)
            return lastSerial
        }

        func change(_ socket: any PolledSocket, _ events: UInt32) {
            guard let entry = entries[Int(socket.descriptor)] else { return }
            _ = control(EPOLL_CTL_MOD, socket.descriptor, entry.serial, events)
        }

        private func control(_ operation: Int32, _ descriptor: Int32, _ serial: UInt32, _ events: UInt32) -> Bool {
            let data = UInt64(serial) << 32 | UInt64(UInt32(bitPattern: descriptor))
            var event = epoll_event(events: events, data: epoll_data(u64: data))
            return epoll_ctl(poll, operation, descriptor, &event) == 0
        }

        /// Waits no longer for a socket, once all events that are found are dealt with.
        func end(_ socket: any PolledSocket) { closed.append(socket) }

        func endClosed() {
            while let socket = closed.popLast() {
                entries[Int(socket.descriptor)] = nil
                socket.ended()
            }
        }

        /// Has the system forget a descriptor that others keep open.
        func forget(_ descriptor: Int32) { _ = control(EPOLL_CTL_DEL, descriptor, 0, 0) }

        /// The connection of a descriptor, unless it is another by now.
        func connection(_ descriptor: Int32, _ serial: UInt32) -> SocketConnection? {
            let index = Int(descriptor)
            guard index < entries.count, let entry = entries[index], entry.serial == serial else { return nil }
            return entry.socket as? SocketConnection
        }
    }
#endif
