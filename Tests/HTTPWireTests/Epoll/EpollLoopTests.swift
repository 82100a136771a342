#if os(Linux)
    import NIOCore
    import NIOPosix
    import Synchronization
    import Testing

    @testable import HTTPWire

    struct EpollLoopTests {
        private func withLoop(_ body: (any EventLoop) async throws -> Void) async throws {
            let group = EpollLoops(count: 1)
            try await body(group.next())
            try await group.shutdownGracefully()
        }

        @Test(.timeLimit(.minutes(1))) func doesWhatOtherThreadsAskForInTheirOrder() async throws {
            try await withLoop { loop in
                let done = Mutex<[Int]>([])
                #expect(!loop.inEventLoop)
                for number in 0..<1000 {
                    loop.execute {
                        loop.preconditionInEventLoop()
                        done.withLock { $0.append(number) }
                    }
                }
                try await loop.submit {}.get()
                #expect(done.withLock { $0 } == Array(0..<1000))
            }
        }

        /// An earlier timer is not missed while the loop sleeps for a later one.
        @Test(.timeLimit(.minutes(1))) func doesNothingBeforeItsTime() async throws {
            try await withLoop { loop in
                let begin = NIODeadline.now()
                let late = loop.scheduleTask(in: .milliseconds(60)) { NIODeadline.now() }
                let early = loop.scheduleTask(in: .milliseconds(20)) { NIODeadline.now() }
                let never = loop.scheduleTask(in: .milliseconds(40)) { Issue.record("it was cancelled") }
                let hours = loop.scheduleTask(in: .hours(1)) {}
                never.cancel()
                let (first, second) = (try await early.futureResult.get(), try await late.futureResult.get())
                #expect(first - begin >= .milliseconds(20))
                #expect(second - begin >= .milliseconds(60))
                #expect(first < second)
                hours.cancel()
                await #expect(throws: EventLoopError.cancelled) { try await hours.futureResult.get() }
            }
        }

        /// A task that runs on the loop goes on there after it has waited, whoever wakes it.
        @Test(.timeLimit(.minutes(1))) func runsTasks() async throws {
            let group = EpollLoops(count: 1)
            let loop = group.loops[0]
            let places = await withTaskGroup(of: [Bool].self) { tasks in
                for _ in 0..<20 {
                    tasks.addTask(executorPreference: loop) {
                        var places = [loop.inEventLoop]
                        try? await Task.sleep(for: .milliseconds(1))
                        places.append(loop.inEventLoop)
                        await withCheckedContinuation { continuation in
                            MultiThreadedEventLoopGroup.singleton.next().execute { continuation.resume() }
                        }
                        return places + [loop.inEventLoop]
                    }
                }
                return await tasks.reduce(into: []) { $0 += $1 }
            }
            #expect(places == Array(repeating: true, count: 60))
            try await group.shutdownGracefully()
        }

        /// A task that asks for another has it done too.
        @Test(.timeLimit(.minutes(1))) func goesOnWithWhatItsTasksAskFor() async throws {
            try await withLoop { loop in
                let last = loop.makePromise(of: Int.self)
                @Sendable func step(_ count: Int) {
                    if count == 100 { return last.succeed(count) }
                    if count.isMultiple(of: 2) {
                        loop.execute { step(count + 1) }
                    } else {
                        loop.scheduleTask(in: .zero) { step(count + 1) }
                    }
                }
                loop.execute { step(0) }
                let count = try await last.futureResult.get()
                #expect(count == 100)
            }
        }
    }
#endif
