import HTTPMessage
import HTTPWire
import Testing

@testable import Verification

/// A 429 with Retry-After is waited for once (T-3), unless it is what the collection promises.
struct PacedSenderTests {
    @Test(
        arguments: [
            (429, "0", false, 2), (429, "0", true, 1), (429, "soon", false, 1), (429, "86400", false, 1),
            (503, "0", false, 1),
        ] as [(Int, String, Bool, Int)])
    func asksAgainOnce(status: Int, wait: String, isExpected: Bool, count: Int) async {
        let fake = FakeSender { _ in .replied(Reply(status: status, headers: ["Retry-After": wait])) }
        let sender = PacedSender(fake, limits: TargetLimits(), interruption: RunInterruption())
        _ = await PacedSender.$expectsRefusal.withValue(isExpected) {
            await sender.send(
                .call(Call(method: "GET", target: "/")), to: .loopback(port: 1), timeout: .seconds(1))
        }
        #expect(fake.sent.count == count)
    }
}
