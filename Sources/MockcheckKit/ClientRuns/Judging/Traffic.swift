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

    /// - Parameter place: where it was recorded; nil where it was seen.
    mutating func add(_ call: Call, _ reply: Reply, _ outcome: Answer.Outcome, from place: String? = nil) {
        calls += 1
        func problem(_ kind: ClientProblem.Kind) {
            let countsBody = matchesBody && kind == .unmatched
            problems.add(kind, call, reply, countsBody: countsBody, from: place)
        }
        if let question = PreflightQuestion(call) {
            let violations = question.violations(in: reply)
            if !violations.isEmpty { return problem(.refusedPreflight(violations)) }
            preflights += 1
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
        case .usageLimited, .usageNotKept, .usageAwaited: problem(.usedUp(.usage))
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
