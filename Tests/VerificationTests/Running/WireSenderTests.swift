import HTTPMessage
import HTTPWire
import Testing

@testable import Verification

struct WireSenderTests {
    /// Answers `/late` after a second.
    private struct Late: Responder {
        func respond(to call: Call) -> Response {
            Response(Reply(status: 200), delay: call.target == "/late" ? .seconds(1) : nil)
        }
    }

    /// A server that does not answer what comes together keeps nobody waiting twice.
    @Test func whatHasNoAnswerInTimeIsTriedTogetherOnce() async throws {
        let listener = try await Listener.start(responder: Late())
        let sender = WireSender(connectionsPerEndpoint: 2)
        let endpoint = Endpoint.loopback(port: listener.port)
        let prompt = await sender.send(
            together: [Plans.call("/a"), Plans.call("/b")], to: endpoint, timeout: .seconds(9))
        if case .replied(let outcomes) = prompt { #expect(outcomes.count == 2) } else { Issue.record("got \(prompt)") }
        #expect(sender.sendsTogether)
        let late = await sender.send(
            together: [Plans.call("/a"), Plans.call("/late")], to: endpoint, timeout: .milliseconds(100))
        if case .unsent = late {} else { Issue.record("got \(late)") }
        #expect(!sender.sendsTogether)
        _ = await listener.stop()
    }
}
