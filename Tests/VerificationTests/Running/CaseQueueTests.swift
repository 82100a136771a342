import Testing

@testable import Verification

struct CaseQueueTests {
    @Test func handsOutInOrderUpToTheWindow() {
        let queue = CaseQueue(count: 5, window: 2)
        #expect([queue.next, queue.next, queue.next] == [0, 1, nil])
        #expect(!queue.hasNext)
        queue.open(upTo: 4)
        #expect(queue.hasNext)
        #expect([queue.next, queue.next, queue.next] == [2, 3, nil])
        queue.open(upTo: 100)
        #expect([queue.next, queue.next] == [4, nil])
    }

    @Test func neverClosesAgain() {
        let queue = CaseQueue(count: 5, window: 3)
        queue.open(upTo: 1)
        #expect([queue.next, queue.next, queue.next] == [0, 1, 2])
    }

    @Test func leavesOutWhatIsRunOtherwise() {
        let queue = CaseQueue(count: 6, window: 2, without: [4, 1])
        #expect([queue.next, queue.next] == [0, nil])
        #expect(!queue.hasNext)
        queue.open(upTo: 6)
        #expect([queue.next, queue.next, queue.next, queue.next] == [2, 3, 5, nil])
        #expect(!queue.hasNext)
    }

    /// Those of one kind together, but few at a time, none beyond the window and none of those that are left out.
    @Test func handsOutTogetherWhatIsJoined() {
        let queue = CaseQueue(count: 40, window: 28, without: [17]) { $0 != 2 && $0 < 30 }
        var taken: [Range<Int>] = []
        while let numbers = queue.take() { taken.append(numbers) }
        #expect(taken == [0..<3, 3..<13, 13..<17, 18..<28])
        queue.open(upTo: 40)
        taken = []
        while let numbers = queue.take() { taken.append(numbers) }
        #expect(taken == [28..<31] + (31..<40).map { $0..<$0 + 1 })
    }

    @Test func isEmptyWhereAllAreLeftOut() {
        let queue = CaseQueue(count: 2, window: 2, without: [0, 1])
        #expect(queue.next == nil)
        #expect(!queue.hasNext)
    }
}

extension CaseQueue {
    /// The first of what is handed out.
    fileprivate var next: Int? { take()?.lowerBound }
}
