import ForeignTools
import Foundation
import HTTPMessage
import HTTPWire
import MockCore
import MockServer
import PostmanModel
import Testing

struct MetricsRouteTests {
    /// The metrics after the calls to two mocks, one of them private and one of a name full of odd characters.
    private static func scrape(calls: [(target: String, method: String)] = []) throws -> String {
        let account = Account(quota: Quota(limit: 5))
        let registry = MockRegistry([
            SampleMocks.mock("Orders", body: "orders", account: account),
            ServedMock(
                id: "odd", slug: "od\"d\\na\nme", origin: .created,
                definition: SampleMocks.definition("Odd", body: ""), account: account),
        ])
        let metrics = CallMetrics()
        let responder = RegistryResponder(
            registry: registry, answering: SampleMocks.answering(), observers: [metrics])
        for (target, method) in calls { _ = responder.respond(to: Call(method: method, target: target)) }
        _ = responder.reply(to: .malformed("x"))
        let traffic = ListenerTraffic(
            openConnections: 7, acceptedConnections: 9, refusedConnections: 1, requests: 8, faults: 1)
        var reloads = ReloadCounts()
        reloads.served = 3
        let route = MetricsRoute(
            registry: registry, calls: metrics, account: account, time: SystemTime(), version: "1",
            traffic: { traffic }, reloads: { [reloads] in reloads })
        let plane = ControlPlane(routes: [route.route], guardian: RequestGuard())
        let reply = plane.respond(to: Call(method: "GET", target: "/metrics", headers: ["Host": "localhost"])).reply
        #expect(reply.headers["content-type"] == "text/plain; version=0.0.4; charset=utf-8")
        return String(decoding: reply.body, as: UTF8.self)
    }

    private static let calls = [
        ("/orders/x", "GET"), ("/orders/x", "GET"), ("/orders/y", "GET"), ("/nobody", "GET"), ("/odd/x", "GET"),
        ("/odd/x", "GET"), ("/orders/x", "GET"),
    ]

    @Test func everyCallIsCountedOnce() throws {
        let read = try MetricsReader(Self.scrape(calls: Self.calls))
        func calls(_ mock: String, _ outcome: String) -> Double? {
            read["mockcheck_calls_total", ["mock": mock, "outcome": outcome]]
        }
        #expect(calls("orders", "matched") == 2)
        #expect(calls("orders", "unmatched") == 1)
        // The account of both allows five.
        #expect(calls("orders", "usage_limited") == 1)
        #expect(calls("od\"d\\na\nme", "matched") == 2)
        #expect(calls("", "unknown_mock") == 1)
        #expect(read["mockcheck_call_duration_seconds_count", ["mock": "orders"]] == 4)
        #expect(read["mockcheck_malformed_requests_total", ["status": "400"]] == 1)
        #expect(read["mockcheck_usage_calls", [:]] == 5)
        #expect(read["mockcheck_usage_limit_calls", [:]] == 5)
        #expect(read["mockcheck_connections", [:]] == 7)
        #expect(read["mockcheck_connections_refused_total", [:]] == 1)
        #expect(read["mockcheck_reloads_total", ["result": "served"]] == 3)
        #expect(read["mockcheck_mocks", ["state": "active"]] == 2)
        #expect(try #require(read["process_cpu_seconds_total", [:]]) > 0)
    }

    @Test func nothingIsCountedBeforeTheFirstCall() throws {
        let read = try MetricsReader(Self.scrape())
        #expect(!read.samples.contains { $0.name == "mockcheck_calls_total" })
        #expect(read["mockcheck_usage_calls", [:]] == 0)
    }

    @Test(arguments: [
        "a 1", "# HELP a b\n# TYPE a counter\na{x=\"\n\"} 1\n", "# HELP a b\n# TYPE a counter\na{x=\"\\t\"} 1\n",
        "# HELP a b\n# TYPE a counter\na 1\na 2\n", "# TYPE a counter\na 1\n", "# HELP a b\n# TYPE a counter\nb 1\n",
        "# HELP h b\n# TYPE h histogram\nh_bucket{le=\"1\"} 2\nh_bucket{le=\"+Inf\"} 1\nh_sum 1\nh_count 1\n",
    ])
    func theReaderIsStrict(text: String) {
        #expect(throws: MetricsReader.Problem.self) { try MetricsReader(text) }
    }

    /// The parser of Prometheus' own Python client: name, type and number of samples of each family.
    @Test(.enabled(if: Python.isThere, "\(Python.remedy)"))
    func prometheusReadsIt() throws {
        let script = """
            import sys
            from prometheus_client.parser import text_string_to_metric_families as read
            for family in read(sys.stdin.read()): print(family.name, family.type, len(family.samples))
            """
        let families = try Python.run(script, input: Self.scrape(calls: Self.calls)).split(separator: "\n")
        #expect(families.contains("mockcheck_calls counter 5"))
        #expect(families.contains("mockcheck_call_duration_seconds histogram 48"))
    }
}
