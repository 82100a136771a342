import HTTPMessage
import HTTPWire
import MockServer
import Synchronization
import Testing

struct RegistryResponderTests {
    private static func reply(
        _ target: String, host: String = "localhost:4010", of mocks: [ServedMock]
    ) -> Reply {
        RegistryResponder(registry: MockRegistry(mocks), answering: SampleMocks.answering())
            .respond(to: Call(method: "GET", target: target, headers: ["Host": host])).reply
    }

    private static let several = [
        SampleMocks.mock("Orders", body: "orders"), SampleMocks.mock("Users", body: "users"),
    ]

    @Test(arguments: [
        ("/orders/x", "localhost", "orders"), ("/Users/x?a=1", "127.0.0.1:4010", "users"),
        ("/id-Users/x", "localhost", "users"), ("/x", "orders.localhost:4010", "orders"),
        ("/x", "USERS.example", "users"), ("/%75sers/x", "localhost", "users"),
    ])
    func severalAnswerByHostElseByPath(target: String, host: String, body: String) {
        #expect(Self.reply(target, host: host, of: Self.several).body == Array(body.utf8))
    }

    @Test(arguments: ["/x", "/nobody/x", "/", "/?orders"])
    func whoNamesNoMockIsToldSo(target: String) {
        let reply = Self.reply(target, of: Self.several)
        #expect(reply.status == 404)
        #expect(String(decoding: reply.body, as: UTF8.self).contains("mockNotFoundError"))
        #expect(reply.headers["access-control-allow-origin"] == "*")
    }

    @Test func oneAtTheRootAnswersForAnyHost() {
        let mocks = [SampleMocks.mock("Orders", body: "orders", isAtRoot: true)]
        #expect(Self.reply("/x", host: "anything.example", of: mocks).body == Array("orders".utf8))
        #expect(Self.reply("/orders/x", of: mocks).status == 404)
    }

    @Test func theRootKeepsItsAddressWhenOthersCome() {
        let mocks = [SampleMocks.mock("Orders", body: "orders", isAtRoot: true), Self.several[1]]
        #expect(Self.reply("/x", of: mocks).body == Array("orders".utf8))
        #expect(Self.reply("/users/x", of: mocks).body == Array("users".utf8))
        #expect(Self.reply("/x", host: "users.localhost", of: mocks).body == Array("users".utf8))
    }

    @Test func aMockWithoutItsCollectionSaysSo() {
        let reply = Self.reply("/orders/x", of: [Self.several[0].deactivated(), Self.several[1]])
        #expect(reply.status == 400)
        #expect(String(decoding: reply.body, as: UTF8.self).contains("\"inactiveMockError\""))
    }

    @Test func observersAreToldOfEveryCallAsTheMockSawIt() {
        let recorder = Recorder()
        let responder = RegistryResponder(
            registry: MockRegistry(Self.several), answering: SampleMocks.answering(), observers: [recorder])
        for target in ["/orders/x?a=1", "/orders/y", "/nobody"] {
            _ = responder.respond(to: Call(method: "GET", target: target))
        }
        _ = responder.reply(to: .timedOut)
        #expect(
            recorder.seen.withLock { $0 } == [
                "id-Orders /x?a=1 200 matched", "id-Orders /y 404 unmatched", "- /nobody 404 unknown_mock", "408",
            ])
    }

    @Test(arguments: [false, true])
    func whoWantsNewsIsToldOfNothingElse(isAlone: Bool) {
        let (news, all) = (Recorder(observesNewsOnly: true), Recorder())
        let responder = RegistryResponder(
            registry: MockRegistry(Self.several), answering: SampleMocks.answering(),
            observers: isAlone ? [news] : [news, all])
        for target in ["/orders/x", "/orders/y", "/nobody"] {
            _ = responder.respond(to: Call(method: "GET", target: target))
        }
        let missed = ["id-Orders /y 404 unmatched", "- /nobody 404 unknown_mock"]
        #expect(news.seen.withLock { $0 } == missed)
        #expect(all.seen.withLock { $0 } == (isAlone ? [] : ["id-Orders /x 200 matched"] + missed))
    }

    private final class Recorder: CallObserver {
        let seen = Mutex<[String]>([])
        let observesNewsOnly: Bool

        init(observesNewsOnly: Bool = false) {
            self.observesNewsOnly = observesNewsOnly
        }

        func observe(_ call: AnsweredCall) {
            let line = "\(call.mock?.id ?? "-") \(call.call.target) \(call.reply.status) \(call.outcome.label.rawValue)"
            seen.withLock { $0.append(line) }
        }

        func observe(_ fault: WireFault, answeredWith reply: Reply) {
            seen.withLock { $0.append("\(reply.status)") }
        }
    }
}
