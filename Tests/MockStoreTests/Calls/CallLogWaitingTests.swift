import HTTPMessage
import PostmanModel
import Synchronization
import Testing

@testable import MockStore

struct CallLogWaitingTests {
    /// Who was told, in order.
    private final class Told: Sendable {
        private let names = Mutex<[String]>([])
        var all: [String] { names.withLock { $0 } }
        func add(_ name: String) { names.withLock { $0.append(name) } }
    }

    private let log: CallLog
    private let told = Told()

    init() throws {
        log = try CallLog(capacity: 3)
    }

    private func wait(_ name: String, after number: Int) -> Int? {
        log.waitForCall(after: number) { [told] in told.add(name) }
    }

    private func call() {
        log.append(
            CallRecord(
                time: Timestamp(milliseconds: 0), mockID: nil, mockName: "", method: "GET", target: "/",
                request: .init(headers: [:], body: []), status: 200, response: .init(headers: [:], body: []),
                outcome: "matched", isFound: true, responseName: "", microseconds: 1))
    }

    @Test func theNextCallTellsAllOnce() {
        #expect(wait("a", after: 0) != nil)
        #expect(wait("b", after: 0) != nil)
        #expect(told.all.isEmpty)
        call()
        call()
        #expect(told.all.sorted() == ["a", "b"])
        #expect(log.lastNumber == 2)
    }

    /// Behind the newest, or beyond it where the log has begun anew.
    @Test(arguments: [0, 7]) func anotherNumberIsNewsAtOnce(number: Int) {
        call()
        #expect(wait("a", after: number) == nil)
        #expect(told.all == ["a"])
    }

    @Test func whoeverGivesUpIsNotTold() throws {
        log.stopWaiting(try #require(wait("a", after: 0)))
        call()
        #expect(told.all.isEmpty)
    }

    @Test func onlySoManyWait() {
        for number in 0..<CallLog.mostWaiting { _ = wait("\(number)", after: 0) }
        #expect(told.all.isEmpty)
        #expect(wait("more", after: 0) != nil)
        #expect(told.all == ["0"])
    }

    @Test func nobodyWaitsBeyondTheEnd() {
        _ = wait("a", after: 0)
        log.endWaiting()
        #expect(wait("b", after: 0) == nil)
        #expect(told.all == ["a", "b"])
    }
}
