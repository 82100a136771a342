import HTTPMessage
import HTTPWire
import MockStore
import Synchronization
import Testing

@testable import MockServer

/// The call log as `text/event-stream` (HTML, 9.2: fields `retry`, `id`, `event` and `data`, an empty line at the end).
struct CallEventsTests {
    private let sample = APISample()
    private let browser: PageBrowser
    private let id: String

    init() throws {
        browser = try PageBrowser(sample)
        id = try sample.addMock()
    }

    /// What has come of a response.
    private final class Arrival: Sendable {
        private let replies = Mutex<[Reply]>([])
        var texts: [String] { replies.withLock { $0.map { String(decoding: $0.body, as: UTF8.self) } } }
        var first: Reply? { replies.withLock { $0.first } }
        func add(_ reply: Reply) { replies.withLock { $0.append(reply) } }
    }

    private func ask(after seen: String, _ headers: HeaderList = [:]) -> Arrival {
        var headers = headers
        headers.append("Host", "127.0.0.1:4011")
        let call = Call(method: "GET", target: "/page/calls/events?after=\(seen)", headers: headers)
        let response = browser.plane.respond(to: call)
        let arrival = Arrival()
        if let later = response.later {
            later(LateResponse { arrival.add($0.reply) })
        } else {
            arrival.add(response.reply)
        }
        return arrival
    }

    @Test func theNextCallIsAnEvent() throws {
        let arrival = ask(after: "0")
        #expect(arrival.texts == [])
        _ = try sample.call(id, "/x")
        #expect(arrival.texts == ["retry: 500\nid: 1\nevent: calls\ndata: 1\n\n"])
        #expect(arrival.first?.headers["content-type"] == "text/event-stream")
        #expect(arrival.first?.headers["cache-control"] == "no-store")
    }

    @Test func aBrowserThatComesBackSaysWhatItHasSeen() throws {
        _ = try sample.call(id, "/x")
        #expect(ask(after: "0").texts.count == 1)
        let arrival = ask(after: "0", ["Last-Event-ID": "1"])
        #expect(arrival.texts == [])
        sample.calls.endWaiting()
        #expect(arrival.texts.count == 1)
    }

    @Test(arguments: ["", "x", "-3"]) func whatIsNoNumberIsAnsweredAtOnce(seen: String) {
        #expect(ask(after: seen).texts == ["retry: 500\nid: 0\nevent: calls\ndata: 0\n\n"])
    }
}
