import HTTPMessage
import MockCore
import MockServer
import NIOCore
import Synchronization

@testable import HTTPWire
@testable import Verification

/// Mocks behind the real encoders and parsers of the wire, without its sockets: thousands of calls a second.
final class FuzzNetwork: MockHost, RequestSender {
    private let collection: MockCore.Collection
    private let responders = Mutex<[MockResponder]>([])

    init(_ collection: MockCore.Collection) {
        self.collection = collection
    }

    func start(_ setups: [MockSetup]) -> any RunningMocks {
        let time = ManualTime(Scenario.clockStart)
        let account = Account(quota: setups.lazy.compactMap(\.quota).first ?? Quota())
        let new = setups.map { setup in
            MockResponder(
                mock: Mock(collection: collection, configuration: configuration(of: setup), account: account),
                answering: Answering(time: time, randomness: CallRandomness(seed: 1)))
        }
        let first = responders.withLock { responders in
            defer { responders += new }
            return responders.count
        }
        return Running(ports: Array(first..<(first + new.count)), account: account, time: time)
    }

    private func configuration(of setup: MockSetup) -> MockConfiguration {
        var configuration = MockConfiguration(name: collection.name)
        if let keys = setup.keys {
            configuration.access = .keys(
                keys.map { KeyGrant(digest: KeyDigest(ofKey: $0.secret), right: $0.right) })
        }
        if let matching = setup.matching { configuration.matching = matching }
        configuration.rateLimit = setup.rateLimit
        configuration.cors = setup.cors ?? .postman
        configuration.serverResponse = setup.serverResponse
        return configuration
    }

    func send(_ request: ProbeRequest, port: Int, timeout: Duration) -> SendOutcome {
        let responder = responders.withLock { $0[port] }
        do {
            var sent: ByteBuffer
            var isHEAD = false
            switch request {
            case .call(let call):
                sent = try RequestEncoder(host: "127.0.0.1", port: port).encode(call)
                isHEAD = call.method == "HEAD"
            case .bytes(let bytes, _):
                sent = ByteBuffer(bytes: bytes)
            }
            let (reply, delivery) = try answer(&sent, by: responder)
            var received = ByteBuffer()
            var encoder = ReplyEncoder()
            encoder.encode(reply, delivery: delivery, epochSeconds: 0, into: &received)
            var parser = ReplyParser(isAnswerToHEAD: isHEAD)
            guard try parser.read(from: &received), let head = parser.head else {
                return .closedEarly(PartialReply(byteCount: received.readableBytes))
            }
            return .replied(
                Reply(status: head.status, headers: head.headers, body: parser.bodyBytes),
                isClosed: !delivery.keepsAlive)
        } catch {
            return .unsent(reason: "\(error)")
        }
    }

    private func answer(
        _ sent: inout ByteBuffer, by responder: MockResponder
    ) throws -> (Reply, RequestParser.Delivery) {
        let limits = ListenerLimits()
        var parser = RequestParser(headLimit: limits.headBytes, bodyLimit: limits.bodyBytes)
        let closing = RequestParser.Delivery(isHEAD: false, minorVersion: 1, keepsAlive: false)
        do throws(FramingFault) {
            while let step = try parser.next(from: &sent) {
                if case .call(let call, let delivery) = step { return (responder.respond(to: call).reply, delivery) }
            }
        } catch {
            let fault: WireFault =
                switch error {
                case .malformed(let what): .malformed(what)
                case .headTooLarge: .headTooLarge(limit: limits.headBytes)
                case .bodyTooLarge: .bodyTooLarge(limit: limits.bodyBytes)
                }
            return (responder.reply(to: fault), closing)
        }
        return (responder.reply(to: .malformed("the request ends early")), closing)
    }

    private struct Running: RunningMocks {
        let ports: [Int]
        let account: Account
        let time: ManualTime

        func usage() -> Usage { account.usage(at: time.now()) }
        func advance(seconds: Int) { time.advance(seconds: seconds) }
        func stop() async {}
    }
}
