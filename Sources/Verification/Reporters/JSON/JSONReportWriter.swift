import PostmanModel

/// Writes the events of a run as one JSON document, piece by piece, so that memory holds none of the cases.
struct JSONReportWriter {
    static let schema = "mockcheck.report/\(EventJSON.version)"

    private enum Section {
        case start, diagnostics, examples, suites, cases, end
    }

    private let encoding: EventJSON
    private let output: ([UInt8]) throws -> Void
    /// What is being written, for its memory.
    private var bytes: [UInt8] = []
    private var section = Section.start
    private var isFirst = true
    private var isReproducible = false

    init(encoding: EventJSON, output: @escaping ([UInt8]) throws -> Void) {
        self.encoding = encoding
        self.output = output
    }

    mutating func record(_ event: Event) throws {
        switch event {
        case .runStarted(let facts):
            isReproducible = facts.isReproducible
            let run = JSONBody.object(encoding.run(facts)).text
            try write("{\"schema\":\(JSONText.quoted(Self.schema)),\"run\":\(run),\"diagnostics\":[")
            section = .diagnostics
            isFirst = true
        case .diagnostic(let diagnostic): try element(encoding.diagnostic(diagnostic))
        case .example(let example):
            if section == .diagnostics { try open(.examples, "],\"examples\":[") }
            try element(encoding.example(example))
        case .suiteStarted(let suite):
            try beginSuites()
            let text = JSONBody.object(encoding.suite(suite)).text.dropLast()
            try write((isFirst ? "\n" : ",\n") + text + ",\"results\":[")
            section = .cases
            isFirst = true
        case .caseFinished(let result): try element(encoding.result(result, isReproducible: isReproducible))
        case .suiteFinished:
            try write("]}")
            section = .suites
            isFirst = false
        case .runFinished(let summary):
            try beginSuites()
            let text = JSONBody.object(encoding.summary(summary, isReproducible: isReproducible)).text
            try write("],\"summary\":\(text)}\n")
            section = .end
        }
    }

    private func write(_ text: String) throws { try output(Array(text.utf8)) }

    private mutating func element(_ members: [JSONBody.Member]) throws {
        bytes.removeAll(keepingCapacity: true)
        bytes += (isFirst ? "\n" : ",\n").utf8
        JSONBody.append(members, to: &bytes)
        try output(bytes)
        isFirst = false
    }

    private mutating func beginSuites() throws {
        if section == .diagnostics { try open(.examples, "],\"examples\":[") }
        if section == .examples { try open(.suites, "],\"suites\":[") }
    }

    private mutating func open(_ next: Section, _ text: String) throws {
        try write(text)
        section = next
        isFirst = true
    }
}
