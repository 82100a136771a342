import HTTPMessage
import MockCore
import MockFiles
import PostmanModel
import Verification

/// What clients asked of one mock: counts of what was answered, and what went wrong.
///
/// It takes the same memory however much is asked.
struct Traffic: Sendable {
    private(set) var calls = 0
    private(set) var answered = 0
    /// Calls by request of the collection and by example, in the order of the file.
    private(set) var examples: [[Int]]
    private(set) var preflights = 0
    /// Answered by the mock's server response, which stands before all examples.
    private(set) var overridden = 0
    /// Calls that nothing matched and that need not be matched.
    private(set) var excepted = 0
    private(set) var problems = ClientProblems()
    private let matchesBody: Bool
    private let allowed: [Glob]

    /// - Parameter allowed: paths that need not be matched.
    init(of mock: LoadedMock, allowed: [Glob]) {
        examples = mock.collection.requests.map { Array(repeating: 0, count: $0.examples.count) }
        matchesBody = mock.configuration.matching.matchBody
        self.allowed = allowed
    }

    mutating func add(_ call: Call, _ reply: Reply, _ outcome: Answer.Outcome) {
        calls += 1
        if let question = PreflightQuestion(call) {
            let violations = question.violations(in: reply)
            if !violations.isEmpty { return problem(.refusedPreflight(violations), call, reply) }
            preflights += 1
        }
        switch outcome {
        case .preflight: answered += 1
        case .matched(let example): count(example.place)
        case .serverResponse:
            answered += 1
            overridden += 1
        case .unmatched: addUnmatched(call, reply)
        case .unauthorized, .forbidden: problem(.refusedKey, call, reply)
        case .rateLimited: problem(.usedUp(.rate), call, reply)
        case .usageLimited, .usageNotKept, .usageAwaited: problem(.usedUp(.usage), call, reply)
        }
    }

    /// Something that could not be read as a request.
    mutating func add(unreadable reason: String, _ reply: Reply) {
        calls += 1
        problem(.unreadable(reason), Call(method: "", target: ""), reply)
    }

    private mutating func count(_ place: ExamplePlace) {
        answered += 1
        guard examples.indices.contains(place.request), examples[place.request].indices.contains(place.example) else {
            return
        }
        examples[place.request][place.example] += 1
    }

    private mutating func addUnmatched(_ call: Call, _ reply: Reply) {
        let path = Target(call.target).path
        if allowed.contains(where: { $0.matches(path) }) {
            excepted += 1
        } else {
            problem(.unmatched, call, reply)
        }
    }

    private mutating func problem(_ kind: ClientProblem.Kind, _ call: Call, _ reply: Reply) {
        problems.add(kind, call, reply, countsBody: matchesBody && kind == .unmatched)
    }
}
