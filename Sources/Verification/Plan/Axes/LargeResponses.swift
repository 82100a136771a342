import HTTPMessage
import PostmanModel

/// Responses that the system does not take from the server at once, for the client has not read what came before: what is
/// left waits in the server, and must come whole (S-7).
///
/// They are server responses, so that it does not depend on the collection how much there is of them.
struct LargeResponses {
    /// More than a socket takes while nobody reads at the other end; made once, for each mock of a run has it.
    private static let large = Maintenance.response(ofBytes: 1 << 20)
    /// So many of a size of which a socket takes several at a time.
    private static let many = 96
    private static let small = Maintenance.response(ofBytes: 8 << 10)

    private let context: PlanContext
    private let unusual: UnusualRequests

    init(_ probe: Probe, _ context: PlanContext) {
        self.context = context
        unusual = UnusualRequests(probe, context)
    }

    var all: [(promise: Promise, conversation: Conversation, setup: MockSetup)] {
        [
            made("One response of 1 MB", .errors.largeResponse, 1, Self.large),
            made("\(Self.many) requests at once", .errors.waitingResponses, Self.many, Self.small),
        ]
    }

    private func made(
        _ summary: String, _ promise: Promise, _ count: Int, _ response: ServerResponse
    ) -> (Promise, Conversation, MockSetup) {
        var setup = context.setup
        setup.serverResponse = response
        let expectation = Maintenance.expectation(on: unusual.call, promise, context, of: response)
        var last = expectation
        last.closesConnection = true
        last.headers.append(HeaderField("Connection", "close"))
        let requests = Array(repeatElement(unusual.text(unusual.call), count: count - 1).joined())
        let conversation = Conversation(
            summary, requests + unusual.text(unusual.call, "Connection: close\r\n"),
            Array(repeating: expectation, count: count - 1) + [last])
        return (promise, conversation, setup)
    }
}
