#if os(Linux)
    import CEpoll
    import Dispatch
    import Glibc
    import NIOCore
    import Synchronization

    /// A thread that waits for its sockets by epoll and serves them; for timers and futures an event loop as NIO's are.
    final class EpollLoop: EventLoop {
        typealias Job = @Sendable (Reactor) -> Void

        private struct Waiting {
            var jobs: [Job] = []
            var timers = TimerQueue()
            var isStopped = false
        }

        private let waiting = Mutex(Waiting())
        /// Wakes the thread.
        private let bell: Int32
        /// Zero while it does not run.
        private let thread = Atomic<UInt>(0)
        /// Whether the thread is woken by the bell or a socket only; becomes true under the lock of `waiting`.
        private let isAsleep = Atomic<Bool>(false)
        /// The time of the turn, in nanoseconds.
        private let time = Atomic<UInt64>(0)
        /// For whoever shares connections out.
        let connectionCount = Atomic<Int>(0)

        init() {
            bell = eventfd(0, Int32(EFD_CLOEXEC) | Int32(EFD_NONBLOCK))
        }

        deinit { Glibc.close(bell) }

        /// Serves until `stop`.
        func run() {
            mockcheck_name_thread("mockcheck-epoll")
            thread.store(UInt(pthread_self()), ordering: .relaxed)
            let reactor = Reactor(self, bell: bell)
            var timeout: Int32 = 0
            while true {
                reactor.wait(timeout) {
                    self.isAsleep.store(false, ordering: .sequentiallyConsistent)
                    self.takeTime()
                }
                reactor.endClosed()
                let now = now
                let (jobs, timer, isStopped) = waiting.withLock { waiting in
                    let (jobs, timer) = (waiting.jobs, waiting.timers.popDue(at: now))
                    waiting.jobs = []
                    if jobs.isEmpty, timer == nil { timeout = fallAsleep(waiting) }
                    return (jobs, timer, waiting.isStopped)
                }
                if isStopped { break }
                if jobs.isEmpty, timer == nil { continue }
                for job in jobs { job(reactor) }
                var due = timer
                while let timer = due {
                    timer()
                    due = waiting.withLock { $0.timers.popDue(at: now) }
                }
                reactor.endClosed()
                takeTime()
                timeout = waiting.withLock { $0.jobs.isEmpty ? fallAsleep($0) : 0 }
            }
            thread.store(0, ordering: .relaxed)
        }

        /// - Returns: how long to sleep, in milliseconds; for ever is -1.
        private func fallAsleep(_ waiting: borrowing Waiting) -> Int32 {
            isAsleep.store(true, ordering: .sequentiallyConsistent)
            return Self.timeout(until: waiting.timers.next, from: now)
        }

        private func takeTime() { time.store(NIODeadline.now().uptimeNanoseconds, ordering: .relaxed) }

        /// Milliseconds, rounded up, for nothing may happen before its time; -1 for ever.
        private static func timeout(until deadline: NIODeadline?, from now: NIODeadline) -> Int32 {
            guard let deadline else { return -1 }
            let milliseconds = ((deadline - now).nanoseconds + 999_999) / 1_000_000
            return Int32(max(0, min(milliseconds, 1 << 30)))
        }

        /// Has the thread do something with its sockets, after what it is doing now.
        func post(_ job: @escaping Job) {
            waiting.withLock { $0.jobs.append(job) }
            wake()
        }

        /// Whoever finds it asleep rings, and nobody else does.
        private func wake() {
            if isAsleep.load(ordering: .sequentiallyConsistent),
                isAsleep.exchange(false, ordering: .sequentiallyConsistent)
            {
                ring()
            }
        }

        func stop() {
            waiting.withLock { $0.isStopped = true }
            ring()
        }

        private func ring() {
            var one: UInt64 = 1
            // Where the count is full already, it has been rung.
            _ = Glibc.write(bell, &one, 8)
        }

        // MARK: As NIO wants an event loop

        var inEventLoop: Bool { thread.load(ordering: .relaxed) == UInt(pthread_self()) }

        /// On its own thread the time at which the turn began, which is soon enough for deadlines.
        var now: NIODeadline {
            inEventLoop ? .uptimeNanoseconds(time.load(ordering: .relaxed)) : .now()
        }

        func execute(_ task: @escaping @Sendable () -> Void) { post { _ in task() } }

        func scheduleTask<T>(
            deadline: NIODeadline, _ task: @escaping @Sendable () throws -> T
        ) -> Scheduled<T> {
            let promise = makePromise(of: T.self)
            let (id, isFirst) = waiting.withLock { waiting in
                let id = waiting.timers.add(at: deadline) {
                    do {
                        promise.assumeIsolated().succeed(try task())
                    } catch {
                        promise.fail(error)
                    }
                }
                return (id, waiting.timers.next == deadline)
            }
            if isFirst { wake() }
            return Scheduled(promise: promise) { [self] in
                // Let go of outside of the lock, for what it holds may come back here when it ends.
                _ = waiting.withLock { $0.timers.cancel(id) }
            }
        }

        func scheduleTask<T>(in time: TimeAmount, _ task: @escaping @Sendable () throws -> T) -> Scheduled<T> {
            // From now, not from the begin of the turn: a delay is not shorter than was asked.
            scheduleTask(deadline: .now() + time, task)
        }

        func shutdownGracefully(queue: DispatchQueue, _ callback: @escaping @Sendable ((any Error)?) -> Void) {
            // Its group ends it.
            queue.async { callback(EventLoopError.unsupportedOperation) }
        }
    }
#endif
