import PostmanModel

/// Writes the journal: one JSON object a line, each there as soon as it happened, so that a killed run leaves all it did
/// (CI-2.8). Every other report can be made from it, and the journals of shards can be joined.
package struct JournalReporter: Reporter {
    package static let kind = ReporterKind(
        "ndjson", file: "mockcheck.ndjson", "the journal: a line for each event, there as soon as it happens"
    ) { JournalReporter(path: $0.path, paths: $0.paths) }

    static let schema = "mockcheck.journal/\(EventJSON.version)"

    private let path: String
    private let encoding: EventJSON
    private var output: TextOutput?
    private var isReproducible = false

    package init(path: String, paths: ReportPaths) {
        self.path = path
        encoding = EventJSON(paths: paths)
    }

    package mutating func record(_ event: Event) throws {
        switch event {
        case .runStarted(let facts):
            output = try TextOutput(path: path, grows: true)
            isReproducible = facts.isReproducible
            try write("run-start", [.init("schema", .string(Self.schema))] + encoding.run(facts))
        case .diagnostic(let diagnostic): try write("diagnostic", encoding.diagnostic(diagnostic))
        case .example(let example): try write("example", encoding.example(example))
        case .suiteStarted(let suite): try write("suite-start", encoding.suite(suite))
        case .caseFinished(let result): try write("case", encoding.result(result, isReproducible: isReproducible))
        case .suiteFinished(let suite): try write("suite-end", encoding.suiteName(suite))
        case .runFinished(let summary):
            try write("run-end", encoding.summary(summary, isReproducible: isReproducible))
        }
    }

    private func write(_ event: String, _ members: [JSONBody.Member]) throws {
        var line: [UInt8] = []
        JSONBody.append([.init("event", .string(event))] + members, to: &line)
        line.append(0x0A)
        try output?.write(line)
    }

    package mutating func finish() throws {
        try output?.finish()
        output = nil
    }
}
