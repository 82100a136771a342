import HTTPMessage
import HTTPWire
import Synchronization
import Testing
import Verification

@testable import MockcheckKit

struct AnswerRecorderTests {
    /// Answers each request with the next status.
    private final class Counting: RequestSender {
        let next = Mutex(200)

        func send(_ request: ProbeRequest, to endpoint: Endpoint, timeout: Duration) async -> SendOutcome {
            .replied(
                Reply(
                    status: next.withLock { next in
                        defer { next += 1 }
                        return next
                    }))
        }

        func converse(_ conversation: Conversation, with endpoint: Endpoint, timeout: Duration) async -> [SendOutcome] {
            []
        }
    }

    private static let request = ProbeRequest.call(Call(method: "GET", target: "/"))

    @Test func theLastAnswerIsKeptAndAskingAgainKeepsNothing() async throws {
        let recorder = AnswerRecorder()
        let sender = recorder.recording(Counting())
        #expect(recorder.answer(to: Self.request) == nil)
        for _ in 0..<2 { _ = await sender.send(Self.request, to: .loopback(port: 1), timeout: .seconds(1)) }
        #expect(recorder.answer(to: Self.request)?.status == 201)
        let again = await recorder.answerAgain(to: Self.request, from: .loopback(port: 1), timeout: .seconds(1))
        #expect(again?.status == 202)
        #expect(recorder.answer(to: Self.request)?.status == 201)
    }
}
