import HTTPMessage
import MockCore
import Synchronization

/// The last calls of all mocks, in memory, for the page's call log.
package final class RecentCalls: CallObserver {
    /// One call as the page shows it; keys are gone from it.
    struct Entry: Sendable {
        var number: Int
        var time: Timestamp
        var mockID: String?
        var mockName: String
        var call: Call
        var reply: Reply
        var outcome: String
        var example: String?
        var duration: Duration
        /// How many bytes of a body are not kept.
        var omittedBytes: (request: Int, response: Int)
    }

    private static let mostBodyBytes = 16 * 1024

    private struct State {
        var entries: [Entry] = []
        /// Where the next entry goes once all places are taken.
        var next = 0
        var count = 0
    }

    private let capacity: Int
    private let state = Mutex(State())

    package init(capacity: Int = 500) {
        self.capacity = capacity
    }

    package func observe(_ answered: AnsweredCall) {
        var call = answered.call
        call.target = ShownTarget.text(of: call.target)
        call.headers = Self.withoutSecrets(call.headers)
        var reply = answered.reply
        reply.headers = Self.withoutSecrets(reply.headers)
        let omitted = (Self.shorten(&call.body), Self.shorten(&reply.body))
        var example: String?
        if case .answered(.matched(let match)) = answered.outcome { example = match.name }
        let entry = Entry(
            number: 0, time: answered.time, mockID: answered.mock?.id, mockName: answered.mock?.name ?? "none",
            call: call, reply: reply, outcome: answered.outcome.label.rawValue.replacing("_", with: " "),
            example: example,
            duration: answered.duration, omittedBytes: omitted)
        state.withLock { state in
            var entry = entry
            state.count += 1
            entry.number = state.count
            if state.entries.count < capacity {
                state.entries.append(entry)
            } else {
                state.entries[state.next] = entry
                state.next = (state.next + 1) % capacity
            }
        }
    }

    /// Newest first.
    var entries: [Entry] {
        state.withLock { state in Array((state.entries[state.next...] + state.entries[..<state.next]).reversed()) }
    }

    func entry(_ number: Int) -> Entry? {
        state.withLock { state in state.entries.first { $0.number == number } }
    }

    private static func withoutSecrets(_ headers: HeaderList) -> HeaderList {
        HeaderList(
            headers.fields.map { HeaderField($0.name, SensitiveHeader.shown($0.value, of: $0.name)) })
    }

    private static func shorten(_ body: inout [UInt8]) -> Int {
        let surplus = body.count - mostBodyBytes
        guard surplus > 0 else { return 0 }
        body = Array(body.prefix(mostBodyBytes))
        return surplus
    }
}
