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
}
