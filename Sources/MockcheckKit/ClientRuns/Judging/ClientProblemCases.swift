import HTTPMessage
import MockCore
import MockFiles
import MockServer
import PostmanModel
import Verification

/// The failed cases of one mock: what was asked, why it was not answered, and the smallest change that helps (R-2).
struct ClientProblemCases {
    /// Near misses are looked for among all examples, which costs more than anything else here.
    private static let mostExplained = 100
    private static let mostAlternatives = 3
    private static let mostBodyBytes = 2048

    /// Nil for what was asked of no mock.
    let judged: JudgedMock?
    let problems: ClientProblems
    let writer: ClientFailureWriter
    /// Whether the command line that explains a request must say which mock it is for.
    let namesMock: Bool

    var cases: [Case] {
        let problems = problems.sorted
        let told = Parallel.inPieces(of: problems.indices, length: 8) { range in
            range.map { self.told(problems[$0], isExplained: $0 < Self.mostExplained) }
        }
        return told + rest
    }

    private func told(_ problem: ClientProblem, isExplained: Bool) -> Case {
        switch problem.kind {
        case .unmatched: return unmatched(problem, isExplained: isExplained)
        case .refusedPreflight(let violations):
            let asked = problem.call.headers["access-control-request-method"] ?? ""
            return failed(
                problem, "a browser refuses the preflight",
                "a browser refuses the preflight for \(asked) \(shownTarget(problem))", .client.preflight,
                type: "mockcheck.PreflightRefused", checks: violations.map(\.description))
        case .refusedResponse(let violations):
            return failed(
                problem, "a browser keeps the response from the page",
                "a browser keeps the response to \(problem.call.method) \(shownTarget(problem)) from "
                    + CrossOriginRequest.page(of: problem.call), .client.readable,
                type: "mockcheck.ResponseRefused", checks: violations.map(\.description))
        case .refusedKey:
            let hasKey = problem.call.headers["x-api-key"] != nil
            return failed(
                problem, "the key is refused",
                "\(problem.call.method) \(shownTarget(problem)) is refused: \(hasKey ? "another" : "no") x-api-key",
                .client.admitted, type: "mockcheck.KeyRefused",
                checks: ["the mock is private: send x-api-key with the value of $MOCKCHECK_KEY"])
        case .usedUp(let limit):
            return failed(
                problem, "a limit is reached",
                "\(problem.call.method) \(shownTarget(problem)): \(limit.rawValue) is used up",
                .client.admitted, type: "mockcheck.LimitReached",
                checks: ["raise the limit in the manifest, or send fewer requests"])
        case .unknownMock:
            return failed(
                problem, "no such mock", "no mock has the address of \(problem.call.method) \(shownTarget(problem))",
                .client.answered, type: "mockcheck.UnknownMock",
                checks: ["begin the path with the name of a mock, as mockcheck serve prints it"])
        case .unreadable(let reason):
            return failed(
                problem, "unreadable request", "a client sent what is not a valid request: \(reason)",
                .client.wellFormed, type: "mockcheck.UnreadableRequest", checks: [])
        }
    }

    private func unmatched(_ problem: ClientProblem, isExplained: Bool) -> Case {
        let explanation =
            isExplained ? judged?.mock.explanation(of: problem.call, alternatives: Self.mostAlternatives) : nil
        let alternatives = explanation?.alternatives ?? []
        var checks: [String] = []
        let changes = alternatives.compactMap { other in other.change.map { (example: other.entry.name, change: $0) } }
        // Of equally small ones the nearest example's.
        if let (example, change) = changes.min(by: { $0.change.parts.count < $1.change.parts.count }) {
            checks.append("smallest change: \(change.sentence), and '\(example)' answers")
        }
        checks += alternatives.map {
            "near miss: \($0.entry.method) \($0.entry.path) ('\($0.entry.name)'): \($0.reason)"
        }
        if checks.isEmpty, let explanation { checks = [explanation.trace.decision] }
        let format = judged?.loaded.collection.format ?? .v21
        let notes = MissingExample(problem).map { ["example to save: \($0.oneLine(format))"] } ?? []
        let location = alternatives.isEmpty ? nil : location(of: alternatives[0].entry)
        return failed(
            problem, "no example matches", "no example matches \(problem.call.method) \(shownTarget(problem))",
            .client.answered, type: "mockcheck.UnmatchedRequest", checks: checks, notes: notes, at: location,
            reproduce: judged.map { [explainLine(problem.call, of: $0.loaded)] } ?? [])
    }

    private func location(of entry: MatchTrace.Entry) -> SourceLocation? {
        // The trace numbers all examples in file order.
        let examples = judged?.loaded.collection.requests.flatMap(\.examples) ?? []
        return examples.indices.contains(entry.number) ? examples[entry.number].location : nil
    }

    private func failed(
        _ problem: ClientProblem, _ what: String, _ message: String, _ promise: Promise, type: String,
        checks: [String], notes: [String] = [], at location: SourceLocation? = nil, reproduce: [String] = []
    ) -> Case {
        let remarks = [
            problem.count > 1 ? "\(problem.count) times" : nil,
            problem.place.map { problem.count > 1 ? "first in \($0)" : "in \($0)" },
        ].compactMap { $0 }
        let times = remarks.isEmpty ? "" : " (\(remarks.joined(separator: ", ")))"
        let isReadable = !problem.call.method.isEmpty
        let failure = writer.failure(
            message + times, type: type, promise: promise, checks: checks,
            exchange: isReadable ? (problem.call, problem.reply) : nil, reproduce: reproduce)
        let name = isReadable ? "\(problem.call.method) \(shownTarget(problem)): \(what)" : what
        let site = site(at: location)
        let body = String(decoding: problem.call.body.prefix(Self.mostBodyBytes), as: UTF8.self)
        return Case(
            writer.redacted(name), at: site, axis: .traffic, promise,
            detail: "\(problem.call.method) \(problem.call.target) \(body)", work: .judged(failure),
            notes: notes.map(writer.redacted))
    }

    private func site(at location: SourceLocation?) -> CaseSite {
        let name = judged?.loaded.name ?? "mockcheck"
        return CaseSite(
            mock: judged?.loaded.name ?? "", className: CaseSite.className([name]),
            location: location ?? SourceLocation(file: judged?.loaded.collection.file ?? "."))
    }

    private func shownTarget(_ problem: ClientProblem) -> String { ShownTarget.text(of: problem.call.target) }

    /// The problems beyond those that are told.
    private var rest: [Case] {
        let count = problems.untold
        guard count > 0 else { return [] }
        let failure = writer.failure(
            "\(TerminalText.counted(count, "more request")) went wrong in other ways than the "
                + "\(problems.all.count) that are listed",
            type: "mockcheck.UnmatchedRequest", promise: .client.answered)
        let site = site(at: nil)
        return [
            Case(
                "requests that are not listed", at: site, axis: .traffic, .client.answered, detail: "rest",
                work: .judged(failure))
        ]
    }

    /// The command that explains it at length.
    private func explainLine(_ call: Call, of mock: LoadedMock) -> String {
        var words = ["mockcheck", "explain", mock.collection.file, call.method, call.target]
        let settings = mock.configuration.matching
        let names = ["content-type", "x-mock-response-code", "x-mock-response-id", "x-mock-response-name"]
        for field in call.headers.fields
        where names.contains(field.name.lowercased())
            || settings.headers.contains(where: { $0.isEqualIgnoringASCIICase(to: field.name) })
        {
            words += ["-H", "\(field.name): \(SensitiveHeader.shown(field.value, of: field.name))"]
        }
        if !call.body.isEmpty, call.body.count <= Self.mostBodyBytes,
            let body = String(validating: call.body, as: UTF8.self), !body.hasPrefix("@")
        {
            words += ["-d", body]
        }
        if namesMock { words += ["--mock", mock.name] }
        return words.map(ShellWord.quoted).joined(separator: " ")
    }
}
