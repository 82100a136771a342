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
    /// Calls by the fault that they met, as it is written; further ones under an empty name.
    private(set) var faults: [String: Int] = [:]
    private(set) var problems = ClientProblems()
    private let matchesBody: Bool
    private let allowed: [Glob]

    /// - Parameter allowed: paths that need not be matched.
    init(of mock: LoadedMock, allowed: [Glob]) {
        examples = mock.collection.requests.map { Array(repeating: 0, count: $0.examples.count) }
        matchesBody = mock.configuration.matching.matchBody
        self.allowed = allowed
    }

    /// - Parameters:
    ///   - recorded: what the client got, where that need not be what the mock answers: a browser went by it.
    ///   - place: where it was recorded; nil where it was seen.
    mutating func add(
        _ call: Call, _ reply: Reply, _ outcome: Answer.Outcome, recorded: Reply? = nil, from place: String? = nil
    ) {
        calls += 1
        func problem(_ kind: ClientProblem.Kind, _ reply: Reply = reply) {
            let countsBody = matchesBody && kind == .unmatched
            problems.add(kind, call, reply, countsBody: countsBody, from: place)
        }
        let received = recorded ?? reply
        if let question = PreflightQuestion(call) {
            let violations = question.violations(in: received)
            if !violations.isEmpty { return problem(.refusedPreflight(violations), received) }
            preflights += 1
            if case .unmatched = outcome {
                // The server of the recording has permitted what the mock as it is configured now would not.
                answered += 1
                return
            }
        }
        if outcome.isOfCollection, let violations = CrossOriginRequest(call)?.violations(in: received),
            !violations.isEmpty
        {
            problem(.refusedResponse(violations), received)
        }
        switch outcome {
        case .preflight: answered += 1
        case .matched(let example): count(example.place)
        case .serverResponse:
            answered += 1
            overridden += 1
        case .unmatched where isAllowed(call): excepted += 1
        case .unmatched: problem(.unmatched)
        case .unauthorized, .forbidden: problem(.refusedKey)
        case .rateLimited: problem(.usedUp(.rate))
        case .usageLimited, .usageNotKept, .awaited: problem(.usedUp(.usage))
        }
    }

    /// A call that met a fault on purpose; it is counted by its outcome as well.
    mutating func add(fault: String) {
        let name = faults[fault] != nil || faults.count < 100 ? fault : ""
        faults[name, default: 0] += 1
    }

    /// Something that could not be read as a request.
    mutating func add(unreadable reason: String, _ reply: Reply) {
        calls += 1
        problems.add(.unreadable(reason), Call(method: "", target: ""), reply, countsBody: false)
    }

    private mutating func count(_ place: ExamplePlace) {
        answered += 1
        guard examples.indices.contains(place.request), examples[place.request].indices.contains(place.example) else {
            return
        }
        examples[place.request][place.example] += 1
    }

    private func isAllowed(_ call: Call) -> Bool {
        let path = Target(call.target).path
        return allowed.contains { $0.matches(path) }
    }
}

extension Answer.Outcome {
    /// Whether somebody has written the answer; all others are problems of their own.
    fileprivate var isOfCollection: Bool {
        switch self {
        case .matched, .serverResponse: true
        default: false
        }
    }
}
