import HTTPMessage
import MockCore
import MockServer
import NIOCore
import PostmanModel
import Synchronization

@testable import HTTPWire
@testable import Verification

/// Mocks behind the real encoders and parsers of the wire, without its sockets: thousands of calls a second.
final class FuzzNetwork: MockHost, RequestSender {
    private let collection: PostmanModel.Collection
    private let environment: Environment?
    private let responders = Mutex<[MockResponder]>([])

    init(_ collection: PostmanModel.Collection, environment: Environment? = nil) {
        self.collection = collection
        self.environment = environment
    }

    func start(_ setups: [MockSetup]) -> any RunningMocks {
        let time = ManualTime(Scenario.clockStart)
        let account = Account(quota: setups.lazy.compactMap(\.quota).first ?? Quota())
        let new = setups.map { setup in
            MockResponder(
                mock: Mock(
                    collection: collection, environment: environment, configuration: configuration(of: setup),
                    account: account),
                answering: Answering(time: time, randomness: CallRandomness(seed: 1)))
        }
        let first = responders.withLock { responders in
            defer { responders += new }
            return responders.count
        }
        return Running(
            endpoints: (first..<(first + new.count)).map { .loopback(port: $0) }, responders: new, account: account,
            time: time)
    }

    private func configuration(of setup: MockSetup) -> MockConfiguration {
        var configuration = MockConfiguration(name: collection.name)
        if let accounts = setup.accounts {
            configuration.access = accounts.rules.policy(for: accounts.ownership)
        }
        if let matching = setup.matching { configuration.matching = matching }
        configuration.rateLimit = setup.rateLimit
        configuration.cors = setup.cors ?? .postman
        configuration.serverResponse = setup.serverResponse
        return configuration
    }

    func send(_ request: ProbeRequest, to endpoint: Endpoint, timeout: Duration) -> SendOutcome {
        let port = endpoint.port
        switch request {
        case .call(let call):
            guard let bytes = bytes(of: call, port: port) else { return .unsent(reason: "cannot be framed") }
            return outcome(of: [ByteBuffer(bytes: bytes)], port: port, isHEAD: call.method == "HEAD")
        case .bytes(let bytes, _):
            return outcome(of: [ByteBuffer(bytes: bytes)], port: port, isHEAD: false)
        }
    }

    /// The call as the client writes it; nil for what it refuses to write.
    func bytes(of call: Call, port: Int) -> [UInt8]? {
        (try? RequestEncoder(.loopback(port: port)).encode(call)).map { Array($0.readableBytesView) }
    }

    /// Bytes get the same answer however they arrive; says what differs, or what is not an answer at all.
    func difference(whenCut bytes: [UInt8], at cuts: [Int], port: Int) -> String? {
        let bounds = [0] + cuts + [bytes.count]
        let pieces = zip(bounds, bounds.dropFirst()).map { ByteBuffer(bytes: bytes[$0..<$1]) }
        let isHEAD = bytes.starts(with: "HEAD ".utf8)
        let whole = outcome(of: [ByteBuffer(bytes: bytes)], port: port, isHEAD: isHEAD)
        let cut = outcome(of: pieces, port: port, isHEAD: isHEAD)
        guard case .replied(let one, let arrival) = whole, case .replied(let other, let cutArrival) = cut else {
            return "no reply: \(whole), \(cut)"
        }
        return one.status == other.status && arrival == cutArrival
            ? nil : "\(one.status), cut at \(cuts) \(other.status)"
    }

    private func outcome(of pieces: [ByteBuffer], port: Int, isHEAD: Bool) -> SendOutcome {
        let responder = responders.withLock { $0[port] }
        let (reply, delivery) = answer(pieces, by: responder)
        return outcome(of: reply, delivery, isHEAD: isHEAD)
    }

    private func outcome(of reply: Reply, _ delivery: RequestParser.Delivery, isHEAD: Bool) -> SendOutcome {
        var received = ByteBuffer()
        var encoder = ReplyEncoder()
        let rest = encoder.encode(
            reply, delivery: delivery, epochSeconds: HTTPWire.WallClock.epochSeconds, bodyLimit: .max, into: &received)
        precondition(rest.isEmpty)
        var parser = ReplyParser(isAnswerToHEAD: isHEAD)
        do {
            guard try parser.read(from: &received), let head = parser.head else {
                return .closedEarly(PartialReply(byteCount: received.readableBytes))
            }
            return .replied(
                Reply(status: head.status, headers: head.headers, body: parser.bodyBytes),
                Arrival(isClosed: !delivery.keepsAlive, minorVersion: head.minorVersion))
        } catch {
            return .malformed(reason: "\(error)")
        }
    }

    func converse(_ conversation: Conversation, with endpoint: Endpoint, timeout: Duration) -> [SendOutcome] {
        let responder = responders.withLock { $0[endpoint.port] }
        let limits = ListenerLimits()
        var parser = RequestParser(limits)
        var arrived = ByteBuffer(bytes: conversation.bytes)
        var outcomes: [SendOutcome] = []
        let closing = RequestParser.Delivery(isHEAD: false, minorVersion: 1, keepsAlive: false)
        do throws(FramingFault) {
            while let step = try parser.next(from: &arrived) {
                switch step {
                case .expectsContinue: arrived.writeBytes(conversation.bytesAfterContinue ?? [])
                case .expectsUnknown:
                    return outcomes + [outcome(of: responder.reply(to: .unknownExpectation), closing, isHEAD: false)]
                case .call(let call, let delivery):
                    outcomes.append(
                        outcome(of: responder.respond(to: call).reply, delivery, isHEAD: call.method == "HEAD"))
                    if !delivery.keepsAlive { return outcomes }
                }
            }
        } catch {
            return outcomes + [outcome(of: responder.reply(to: WireFault(error, limits)), closing, isHEAD: false)]
        }
        guard conversation.closesOutput else { return outcomes }
        let early = responder.reply(to: .malformed("the request ends early"))
        return outcomes + [outcome(of: early, closing, isHEAD: false)]
    }

    /// The answer to the first request of what arrives.
    private func answer(_ pieces: [ByteBuffer], by responder: MockResponder) -> (Reply, RequestParser.Delivery) {
        let limits = ListenerLimits()
        var parser = RequestParser(limits)
        let closing = RequestParser.Delivery(isHEAD: false, minorVersion: 1, keepsAlive: false)
        var arrived = ByteBuffer()
        do throws(FramingFault) {
            for piece in pieces {
                arrived.writeImmutableBuffer(piece)
                while let step = try parser.next(from: &arrived) {
                    switch step {
                    case .expectsContinue: continue
                    case .expectsUnknown: return (responder.reply(to: .unknownExpectation), closing)
                    case .call(let call, let delivery): return (responder.respond(to: call).reply, delivery)
                    }
                }
            }
        } catch {
            return (responder.reply(to: WireFault(error, limits)), closing)
        }
        return (responder.reply(to: .malformed("the request ends early")), closing)
    }

    private struct Running: RunningMocks {
        let endpoints: [Endpoint]
        let responders: [MockResponder]
        let account: Account
        let time: ManualTime

        func usage() -> Usage { account.usage(at: time.now()) }
        func answer(_ call: Call, mock: Int) -> Reply? { responders[mock].respond(to: call).reply }
        func advance(seconds: Int) { time.advance(seconds: seconds) }
        func stop() async {}
    }
}
