import Foundation
import HTTPMessage
import HTTPWire
import Logging
import MockCore
import MockServer
import PostmanModel
import Synchronization
import Testing

struct CallLoggingTests {
    /// What is logged of the calls at a level.
    private static func log(_ level: Logger.Level, _ calls: [Call], format: LogFormat = .text) -> String {
        let written = Mutex("")
        let sink = LogSink { text in written.withLock { $0 += text } }
        let logger = Logger(label: "test") { _ in SinkLogHandler(level: level, format: format, sink: sink) }
        let responder = RegistryResponder(
            registry: MockRegistry([SampleMocks.mock("Orders", body: "orders", isAtRoot: true)]),
            answering: SampleMocks.answering(), observers: [CallLogging(logger: logger)])
        for call in calls { _ = responder.respond(to: call) }
        sink.finish(within: 10)
        return written.withLock { $0 }
    }

    @Test func unansweredCallsAreNewsAndOthersAreNot() {
        let calls = [Call(method: "GET", target: "/x"), Call(method: "GET", target: "/y?a=1")]
        let news = Self.log(.info, calls)
        #expect(news.contains(" info no example matches this request "))
        #expect(news.contains("target=\"/y?a=1\""))
        #expect(!news.contains("target=/x"))
        #expect(Self.log(.debug, calls).contains("example=X"))
        #expect(Self.log(.notice, calls).isEmpty)
    }

    @Test(arguments: [Logger.Level.info, .debug, .trace], LogFormat.allCases)
    func secretsAreNeverLogged(level: Logger.Level, format: LogFormat) {
        let secret = "PMAK-not-to-be-seen"
        let headers: HeaderList = [
            "x-api-key": secret, "Authorization": "Bearer \(secret)", "Cookie": "session=\(secret)", "X-Other": "seen",
        ]
        let targets = ["/x?apikey=\(secret)", "/y?x-api-key=\(secret)&b=2", "/y?access%5Ftoken=\(secret)#"]
        let calls = targets.map { Call(method: "GET", target: $0, headers: headers, body: Array(secret.utf8)) }
        let log = Self.log(level, calls, format: format)
        #expect(!log.contains(secret))
        #expect(log.contains("[redacted]&b=2"))
        #expect(log.contains("seen") == (level == .trace))
    }

    @Test func aSlowReaderOfTheLogHoldsUpNobody() {
        let gate = DispatchSemaphore(value: 0)
        let written = Mutex("")
        let sink = LogSink { text in
            gate.wait()
            written.withLock { $0 += text }
        }
        let logger = Logger(label: "test") { _ in SinkLogHandler(level: .info, format: .text, sink: sink) }
        let long = String(repeating: "x", count: 10_000)
        for _ in 0..<500 { logger.info("\(long)") }
        for _ in 0..<500 { gate.signal() }
        sink.finish(within: 10)
        let lines = written.withLock { $0 }.split(separator: "\n")
        #expect(lines.count < 500)
        #expect(lines.contains { $0.hasSuffix("lines were dropped: the log is read too slowly)") })
        #expect(lines.allSatisfy { $0.hasSuffix(long) || $0.hasSuffix(")") })
    }
}
