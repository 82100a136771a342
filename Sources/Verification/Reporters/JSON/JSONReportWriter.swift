import PostmanModel

/// Writes the events of a run as one JSON document, piece by piece, so that memory holds none of the cases.
struct JSONReportWriter {
    static let schema = "mockcheck.report/\(EventJSON.version)"

    private enum Section {
        case start, diagnostics, examples, suites, cases, end
    }

    private let encoding: EventJSON
    private let write: (String) throws -> Void
    private var section = Section.start
    private var isFirst = true
    private var isReproducible = false

    init(encoding: EventJSON, write: @escaping (String) throws -> Void) {
        self.encoding = encoding
        self.write = write
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

    private mutating func element(_ members: [JSONBody.Member]) throws {
        try write((isFirst ? "\n" : ",\n") + JSONBody.object(members).text)
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
