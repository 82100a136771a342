import HTTPMessage
package import HTTPWire
package import MockCore
package import MockStore
import PostmanModel

/// `GET /metrics` for Prometheus: calls, their durations, usage, connections, reloads and the process.
package struct MetricsRoute: Sendable {
    private let registry: MockRegistry
    private let calls: CallMetrics
    private let account: Account
    private let time: any TimeSource
    private let start: Timestamp
    private let version: String
    private let traffic: @Sendable () -> ListenerTraffic
    private let lostCalls: @Sendable () -> Int
    private let store: SharedStore?
    private let reloads: @Sendable () -> ReloadCounts

    /// - Parameter lostCalls: how many calls the files of the call log lack.
    package init(
        registry: MockRegistry, calls: CallMetrics, account: Account, time: any TimeSource, version: String,
        traffic: @escaping @Sendable () -> ListenerTraffic, lostCalls: @escaping @Sendable () -> Int = { 0 },
        store: SharedStore? = nil,
        reloads: @escaping @Sendable () -> ReloadCounts
    ) {
        self.registry = registry
        self.calls = calls
        self.account = account
        self.time = time
        self.version = version
        self.traffic = traffic
        self.lostCalls = lostCalls
        self.store = store
        self.reloads = reloads
        start = time.now()
    }

    package var route: Route {
        Route("GET", "/metrics") { _ in
            Reply(status: 200, headers: ["Content-Type": MetricsText.contentType], body: Array(text.utf8))
        }
    }

    private var text: String {
        var text = MetricsText()
        let mocks = registry.directory.mocks
        writeCalls(of: mocks, to: &text)
        writeEndpoints(of: mocks, to: &text)
        writeUsage(to: &text)
        writeStore(to: &text)
        text.single(
            "mockcheck_call_log_lost_total", .counter, "Calls that are not in the files of the call log.", lostCalls())
        text.begin("mockcheck_mocks", .gauge, "Mocks, by whether their collection exists.")
        text.add("mockcheck_mocks", [("state", "active")], mocks.count(where: \.isActive))
        text.add("mockcheck_mocks", [("state", "inactive")], mocks.count { !$0.isActive })
        writeConnections(to: &text)
        let counts = reloads()
        text.begin("mockcheck_reloads_total", .counter, "Reloads of changed files, by result.")
        text.add("mockcheck_reloads_total", [("result", "served")], counts.served)
        text.add("mockcheck_reloads_total", [("result", "broken")], counts.broken)
        writeProcess(to: &text)
        return text.text
    }

    private func writeCalls(of mocks: [ServedMock], to text: inout MetricsText) {
        // The calls for no mock have an empty name, which no mock has.
        let readings = mocks.map { ($0.slug, $0.meter.reading) } + [("", calls.unknown.reading)]
        text.begin("mockcheck_calls_total", .counter, "Mock calls answered, by mock and outcome.")
        for (slug, reading) in readings {
            for label in AnsweredCall.Label.allCases {
                guard let count = reading.calls[label] else { continue }
                text.add("mockcheck_calls_total", [("mock", slug), ("outcome", label.rawValue)], count)
            }
        }
        let duration = "mockcheck_call_duration_seconds"
        text.begin(duration, .histogram, "Time to find a response, without the requested delay.")
        for (slug, reading) in readings { text.add(histogram: duration, [("mock", slug)], reading) }
        text.begin("mockcheck_malformed_requests_total", .counter, "Malformed requests, by status.")
        for (status, count) in calls.faults.sorted(by: { $0.key < $1.key }) {
            text.add("mockcheck_malformed_requests_total", [("status", String(status))], count)
        }
    }

    /// By method and path of the requests that have examples, with a zero where nobody has asked yet.
    ///
    /// Private mocks are left out: who may not call them is not to read here what is in them (S-3).
    private func writeEndpoints(of mocks: [ServedMock], to text: inout MetricsText) {
        text.begin("mockcheck_endpoint_calls_total", .counter, "Mock calls that an example of the endpoint answered.")
        for mock in mocks where !mock.isPrivate {
            let counts = mock.meter.reading.examples
            var order: [[String]] = []
            var calls: [[String]: Int] = [:]
            for item in mock.definition.collection.requests where !item.examples.isEmpty {
                let endpoint = [item.request.method.uppercased(), item.request.url.path]
                if calls[endpoint] == nil { order.append(endpoint) }
                calls[endpoint, default: 0] += item.examples.reduce(0) { $0 + (counts[$1.id] ?? 0) }
            }
            for endpoint in order {
                text.add(
                    "mockcheck_endpoint_calls_total",
                    [("mock", mock.slug), ("method", endpoint[0]), ("path", endpoint[1])], calls[endpoint] ?? 0)
            }
        }
    }

    private func writeConnections(to text: inout MetricsText) {
        let traffic = traffic()
        let connections = "mockcheck_connections"
        text.single(connections, .gauge, "Open connections to the mocks.", traffic.openConnections)
        text.single("\(connections)_accepted_total", .counter, "Connections accepted.", traffic.acceptedConnections)
        text.single(
            "\(connections)_refused_total", .counter, "Connections closed at once because there were too many.",
            traffic.refusedConnections)
    }

    private func writeUsage(to text: inout MetricsText) {
        let usage = account.usage(at: time.now())
        text.single("mockcheck_usage_calls", .gauge, "Mock calls of the current period that count.", usage.used)
        text.single("mockcheck_usage_overage_calls", .gauge, "Mock calls beyond the limit.", usage.overage)
        if let limit = usage.limit {
            text.single("mockcheck_usage_limit_calls", .gauge, "Mock calls that a period allows.", limit)
        }
    }

    private func writeStore(to text: inout MetricsText) {
        guard let store else { return }
        text.single(
            "mockcheck_shared_store_up", .gauge, "Whether the shared store can be reached.",
            store.problem == nil ? 1 : 0)
    }

    private func writeProcess(to text: inout MetricsText) {
        text.begin("mockcheck_build_info", .gauge, "Always 1; the version is its label.")
        text.add("mockcheck_build_info", [("version", version)], 1)
        let seconds = Double(start.milliseconds) / 1000
        text.single("process_start_time_seconds", .gauge, "When the service started, in epoch seconds.", seconds)
        let figures = ProcessFigures()
        text.single("process_cpu_seconds_total", .counter, "Processor time used.", figures.cpuSeconds)
        if let bytes = figures.residentBytes {
            text.single("process_resident_memory_bytes", .gauge, "Memory in use.", bytes)
        }
    }
}

/// How often changed files were read.
package struct ReloadCounts: Sendable, Hashable {
    /// Readings whose result is served as a whole.
    package var served = 0
    /// Readings that left something as it was because it was broken.
    package var broken = 0

    package init() {}
}
