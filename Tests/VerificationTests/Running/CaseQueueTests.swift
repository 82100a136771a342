import Testing

@testable import Verification

struct CaseQueueTests {
    @Test func handsOutInOrderUpToTheWindow() {
        let queue = CaseQueue(count: 5, window: 2)
        #expect([queue.take(), queue.take(), queue.take()] == [0, 1, nil])
        #expect(!queue.hasNext)
        queue.open(upTo: 4)
        #expect(queue.hasNext)
        #expect([queue.take(), queue.take(), queue.take()] == [2, 3, nil])
        queue.open(upTo: 100)
        #expect([queue.take(), queue.take()] == [4, nil])
    }

    @Test func neverClosesAgain() {
        let queue = CaseQueue(count: 5, window: 3)
        queue.open(upTo: 1)
        #expect([queue.take(), queue.take(), queue.take()] == [0, 1, 2])
    }

    /// Whatever the window, and each once.
    @Test func handsOutSomeBeforeAllOthers() {
        let queue = CaseQueue(count: 6, window: 2, first: [4, 1])
        #expect([queue.take(), queue.take(), queue.take(), queue.take()] == [4, 1, 0, nil])
        #expect(!queue.hasNext)
        queue.open(upTo: 6)
        #expect([queue.take(), queue.take(), queue.take(), queue.take()] == [2, 3, 5, nil])
        #expect(!queue.hasNext)
    }

    @Test func isEmptyWhereAllCameFirst() {
        let queue = CaseQueue(count: 2, window: 2, first: [0, 1])
        #expect(queue.hasNext)
        #expect([queue.take(), queue.take(), queue.take()] == [0, 1, nil])
        #expect(!queue.hasNext)
    }
}
