import Comparing
import HTTPMessage
import MockCore
import PostmanModel
import TestSupport

/// Serves both versions, fires calls at random at them, and compares what it finds with what the comparison says.
struct BruteForceJudge {
    let old: ComparedMock
    let new: ComparedMock
    private let mocks: (old: Mock, new: Mock)
    private let scopes: VariableScope
    private let locations: (old: [Name: Set<SourceLocation>], new: [Name: Set<SourceLocation>])

    struct Name: Hashable {
        let id: String
        let name: String
    }

    struct Result {
        var asked = 0
        var changed = 0
        var problems: [String] = []
    }

    init(_ old: ComparedMock, _ new: ComparedMock) {
        self.old = old
        self.new = new
        func mock(_ version: ComparedMock) -> Mock {
            Mock(
                collection: version.collection, environment: version.environment, configuration: version.configuration)
        }
        func locations(_ version: ComparedMock) -> [Name: Set<SourceLocation>] {
            var found: [Name: Set<SourceLocation>] = [:]
            for example in version.collection.requests.flatMap(\.examples) {
                found[Name(id: example.id, name: example.name), default: []].insert(example.location)
            }
            return found
        }
        mocks = (mock(old), mock(new))
        self.locations = (locations(old), locations(new))
        scopes = VariableScope(environment: old.environment, collection: old.collection.variables)
    }

    func judge(_ comparison: MockComparison, calls: Int, _ random: inout SeededRandom) -> Result {
        var result = Result()
        let answerChanges = comparison.changes.filter { $0.call != nil }
        for change in answerChanges {
            guard let call = change.call else { continue }
            if observe(call) == nil {
                result.problems.append("no difference at \(Self.text(call)): \(change.summary)")
            }
        }
        let generator = CallGenerator([old.collection, new.collection], scopes)
        for _ in 0..<calls {
            guard let call = generator.call(&random) else { continue }
            result.asked += 1
            guard let seen = observe(call) else { continue }
            result.changed += 1
            let entries = answerChanges.filter { change in
                if seen.isPreflight { return change.call?.headers.contains("access-control-request-method") == true }
                return Self.includes(change.before, seen.before) && Self.includes(change.after, seen.after)
            }
            if entries.isEmpty {
                result.problems.append("no entry for \(Self.text(call)): \(seen.text)")
            } else if seen.isBreaking, !entries.contains(where: { $0.weight == .breaking }) {
                result.problems.append("not breaking: \(Self.text(call)): \(seen.text)")
            }
        }
        return result
    }

    private struct Seen {
        let before: Set<SourceLocation>?
        let after: Set<SourceLocation>?
        let isBreaking: Bool
        let isPreflight: Bool
        let text: String
    }

    /// Whether the side of a change is about one of the examples, or about none.
    private static func includes(_ side: Change.Side, _ places: Set<SourceLocation>?) -> Bool {
        guard let places else { return side.example == nil }
        return side.example != nil && places.contains(side.location)
    }

    /// What a consumer sees of the difference; nil where there is none.
    private func observe(_ call: Call) -> Seen? {
        for seed in [1, 2, 3] as [UInt64] {
            var (one, other) = (SeededRandom(seed), SeededRandom(seed))
            let now = Timestamp(milliseconds: 1_760_000_000_000)
            let (left, right) = (
                mocks.old.answer(call, at: now, using: &one), mocks.new.answer(call, at: now, using: &other)
            )
            let (before, after) = (Self.example(left, locations.old), Self.example(right, locations.new))
            let isPreflight = [left.outcome, right.outcome].contains(.preflight)
            if before == nil, after == nil, !isPreflight { continue }
            guard Self.visible(left.reply) != Self.visible(right.reply) else { continue }
            var isNear = false
            if case .matched(let matched) = left.outcome { isNear = matched.step == .fuzzy }
            let isBreaking = before != nil && (after == nil || left.reply.status != right.reply.status) && !isNear
            return Seen(
                before: before, after: after, isBreaking: isBreaking, isPreflight: isPreflight,
                text: "\(left.outcome) \(left.reply.status) → \(right.outcome) \(right.reply.status)")
        }
        return nil
    }

    private static func example(
        _ answer: Answer, _ locations: [Name: Set<SourceLocation>]
    ) -> Set<SourceLocation>? {
        guard case .matched(let matched) = answer.outcome else { return nil }
        return locations[Name(id: matched.id, name: matched.name)]
    }

    private struct Visible: Hashable {
        let status: Int
        let headers: [String]
        let body: [UInt8]
    }

    private static func visible(_ reply: Reply) -> Visible {
        Visible(
            status: reply.status,
            headers: reply.headers.fields.map { "\($0.name.lowercased()): \($0.value)" }.sorted(), body: reply.body)
    }

    private static func text(_ call: Call) -> String {
        let headers = call.headers.fields.map { "\($0.name): \($0.value)" }.joined(separator: ", ")
        return "\(call.method) \(call.target) [\(headers)] \(String(decoding: call.body, as: UTF8.self))"
    }
}
