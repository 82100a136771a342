import NIOCore
import Synchronization
import Testing

@testable import HTTPWire

struct TimerQueueTests {
    /// What has been done, in that order.
    private final class Done: Sendable {
        private let list = Mutex<[Int]>([])

        var all: [Int] { list.withLock { $0 } }

        func note(_ number: Int) { list.withLock { $0.append(number) } }
    }

    private static func time(_ milliseconds: Int) -> NIODeadline {
        .uptimeNanoseconds(1_000_000_000) + .milliseconds(Int64(milliseconds))
    }

    private static func runDue(_ queue: inout TimerQueue, at now: Int) {
        while let action = queue.popDue(at: time(now)) { action() }
    }

    /// An order that is neither sorted nor the reverse.
    private static let shuffled = (0..<1000).map { $0 * 379 % 1000 }

    @Test func doesEachAtItsTimeTheEarliestFirst() {
        var queue = TimerQueue()
        let done = Done()
        for number in Self.shuffled { _ = queue.add(at: Self.time(number)) { done.note(number) } }
        #expect(queue.next == Self.time(0))
        Self.runDue(&queue, at: 499)
        #expect(done.all == Array(0...499))
        #expect(queue.next == Self.time(500))
        Self.runDue(&queue, at: 5000)
        #expect(done.all == Array(0...999))
        #expect(queue.next == nil)
    }

    /// So many that the heap is swept in between.
    @Test func leavesOutWhatIsCancelled() {
        var queue = TimerQueue()
        let done = Done()
        let ids = Self.shuffled.map { number in (number, queue.add(at: Self.time(number)) { done.note(number) }) }
        for (number, id) in ids where number % 10 != 0 { #expect(queue.cancel(id) != nil) }
        for (_, id) in ids.prefix(5) { _ = queue.cancel(id) }
        let cancelled = Set(ids.prefix(5).map(\.0))
        Self.runDue(&queue, at: 5000)
        #expect(done.all == stride(from: 0, to: 1000, by: 10).filter { !cancelled.contains($0) })
        // What is done cannot be cancelled any more.
        #expect(ids.allSatisfy { queue.cancel($0.1) == nil })
    }

    /// Connections that come and go leave no timers behind.
    @Test func keepsNoMoreThanIsWaitedFor() {
        var queue = TimerQueue()
        for round in 0..<10_000 {
            let id = queue.add(at: Self.time(round)) {}
            _ = queue.cancel(id)
        }
        #expect(queue.heldCount < 200)
    }
}
