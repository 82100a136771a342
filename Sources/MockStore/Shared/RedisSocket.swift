#if os(Linux)
    import Glibc
    import NIOCore
    import Synchronization

    /// A plain connection for small commands that many responses wait for: whoever has one writes it at once, and one thread
    /// waits for the answers. Between a request and its lease nobody else is woken.
    final class RedisSocket: StoreLink {
        private struct Sent {
            let answer: RedisClient.Answer
            let deadline: NIODeadline
        }

        private struct State {
            /// In their order, and so in that of their deadlines.
            var waiting: CircularBuffer<Sent> = []
            /// Whether answers that have arrived are being dealt with; commands go out together after that.
            var isGathering = false
            var unsent = ByteBuffer()
            var afterwards: [@Sendable () -> Void] = []
            /// Why no more is sent; nil while more is.
            var reason: String?
        }

        private static let pieceLength = 64 * 1024
        /// How often somebody looks whether an answer is late, in milliseconds.
        private static let lookInterval = 100

        private let descriptor: Int32
        private let patience: TimeAmount
        private let longestString: Int
        /// For what has to happen later, and elsewhere.
        private let eventLoop: any EventLoop
        private let state = Mutex(State())

        /// - Parameter descriptor: connected; it is closed by `serve`.
        init(_ descriptor: Int32, patience: TimeAmount, longestString: Int, on eventLoop: any EventLoop) {
            self.descriptor = descriptor
            self.patience = patience
            self.longestString = longestString
            self.eventLoop = eventLoop
            var time = timeval(tv_sec: 0, tv_usec: Self.lookInterval * 1000)
            setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &time, socklen_t(MemoryLayout<timeval>.size))
        }

        func send(_ words: [String], answer: @escaping RedisClient.Answer) {
            let refusal: String? = state.withLock { state in
                if let reason = state.reason { return reason }
                state.waiting.append(Sent(answer: answer, deadline: .now() + patience))
                RESPCommand.write(words, to: &state.unsent)
                if !state.isGathering { write(&state) }
                return nil
            }
            if let refusal { eventLoop.execute { answer(.failure(.away(refusal))) } }
        }

        func soon(_ work: @escaping @Sendable () -> Void) {
            let isGathering = state.withLock { state in
                if state.isGathering { state.afterwards.append(work) }
                return state.isGathering
            }
            if !isGathering { eventLoop.execute(work) }
        }

        func close() { end("the connection was closed") }

        /// Those who wait are told when the thread that reads has come to the end.
        private func end(_ reason: String) {
            state.withLock { state in
                guard state.reason == nil else { return }
                state.reason = reason
                shutdown(descriptor, Int32(SHUT_RDWR))
            }
        }

        /// Nobody waits here: a store that does not take a few small commands at once is as good as away.
        private func write(_ state: inout State) {
            let length = state.unsent.readableBytes
            let count = state.unsent.withUnsafeReadableBytes {
                Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT))
            }
            state.unsent.clear()
            guard count != length, state.reason == nil else { return }
            state.reason = count < 0 ? String(cString: strerror(errno)) : "it takes no more commands"
            shutdown(descriptor, Int32(SHUT_RDWR))
        }

        // MARK: The thread that reads

        /// Gives answers until the connection ends, and says then why it has.
        func serve() -> String {
            var parser = RESPParser(longestString: longestString)
            var piece = [UInt8](repeating: 0, count: Self.pieceLength)
            while true {
                let count = recv(descriptor, &piece, piece.count, 0)
                if count > 0 {
                    do throws(RESPFault) {
                        try parser.feed(piece[..<count])
                        try giveAnswers(&parser)
                    } catch {
                        end(error.reason)
                    }
                } else if count == 0 || errno != EAGAIN && errno != EINTR {
                    break
                }
                if isLate { end("no answer in time") }
            }
            end("the connection was closed")
            return giveUp()
        }

        private var isLate: Bool {
            let now = NIODeadline.now()
            return state.withLock { $0.waiting.first.map { $0.deadline <= now } ?? false }
        }

        private func giveAnswers(_ parser: inout RESPParser) throws(RESPFault) {
            state.withLock { $0.isGathering = true }
            defer {
                let afterwards = state.withLock { state in
                    state.isGathering = false
                    if state.unsent.readableBytes > 0 { write(&state) }
                    defer { state.afterwards = [] }
                    return state.afterwards
                }
                for work in afterwards { work() }
            }
            while let value = try parser.next() {
                guard let sent = state.withLock({ $0.waiting.popFirst() }) else { throw .unasked }
                sent.answer(RedisClient.result(value))
            }
        }

        private func giveUp() -> String {
            let (reason, lost) = state.withLock { state in
                defer { state.waiting = [] }
                return (state.reason ?? "", state.waiting)
            }
            Glibc.close(descriptor)
            for sent in lost { sent.answer(.failure(.away(reason))) }
            return reason
        }
    }
#endif
