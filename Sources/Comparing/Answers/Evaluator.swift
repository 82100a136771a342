import HTTPMessage
import MockCore
import PostmanModel

/// Asks both versions the same calls, and gathers those that differ by who answers.
struct Evaluator {
    /// Who answers a call in each version; nil for nobody.
    struct Winners: Hashable {
        let old: Int?
        let new: Int?
    }

    /// The calls that one pair of winners answers differently.
    struct Group {
        var difference: AnswerDifference?
        var calls: [Call] = []
        var count = 0
        /// Whether each of the calls met the old example only by similarity, which nobody documents.
        var isNearOnly = true
        var isPreflight = false
    }

    private let old: Version
    private let new: Version
    private let pairs: ExamplePairs
    private let hasSameRules: Bool
    private let answersPreflights: Bool
    private var seen: Set<Call> = []
    private var verdicts: [Winners: AnswerDifference?] = [:]
    private(set) var groups: [Key: Group] = [:]
    private(set) var callCount = 0

    struct Key: Hashable {
        let winners: Winners
        let isPreflight: Bool
    }

    private static let keptCalls = 4

    init(_ old: Version, _ new: Version, _ pairs: ExamplePairs, hasSameRules: Bool, answersPreflights: Bool) {
        self.old = old
        self.new = new
        self.pairs = pairs
        self.hasSameRules = hasSameRules
        self.answersPreflights = answersPreflights
    }

    /// Old examples that are matched as before and answer something else, which no call so far shows in full: where the
    /// answer depends on the call, each class of calls may show more.
    var openExamples: Set<Int> {
        pairs.otherwiseAnswering.filter { number in
            guard let other = pairs.newOfOld[number] else { return true }
            let isConstant = old.examples[number].response.isConstant && new.examples[other].response.isConstant
            let key = Key(winners: Winners(old: number, new: other), isPreflight: false)
            return !isConstant || groups[key] == nil
        }
    }

    mutating func ask(_ call: Call) {
        guard seen.insert(call).inserted else { return }
        callCount += 1
        if answersPreflights, call.isPreflight { return askPreflight(call) }
        let (left, right) = (old.answeringExample(of: call), new.answeringExample(of: call))
        let winners = Winners(old: left?.number, new: right?.number)
        guard let first = left?.number else {
            if right != nil { add(call, winners, nil, isNear: false) }
            return
        }
        guard let second = right?.number else { return add(call, winners, nil, isNear: left?.step == .fuzzy) }
        if hasSameRules, pairs.isUnchanged(old: first, new: second) { return }
        guard let difference = difference(of: call, winners, first, second) else { return }
        add(call, winners, difference, isNear: left?.step == .fuzzy)
    }

    /// A preflight that examples answer: it has an answer whether one of them does or not.
    private mutating func askPreflight(_ call: Call) {
        guard let difference = Self.difference(old.reply(to: call, seed: 1), new.reply(to: call, seed: 1)) else {
            return
        }
        let winners = Winners(
            old: old.answeringExample(of: call)?.number, new: new.answeringExample(of: call)?.number)
        add(call, winners, difference, isNear: false, isPreflight: true)
    }

    private mutating func difference(
        of call: Call, _ winners: Winners, _ first: Int, _ second: Int
    ) -> AnswerDifference? {
        guard old.examples[first].response.isConstant, new.examples[second].response.isConstant else {
            return differenceOfTemplates(call)
        }
        if let known = verdicts[winners] { return known }
        let difference = Self.difference(old.reply(to: call, seed: 1), new.reply(to: call, seed: 1))
        verdicts[winners] = .some(difference)
        return difference
    }

    /// What is random differs by the seed: only what is equal under each is the same.
    private func differenceOfTemplates(_ call: Call) -> AnswerDifference? {
        for seed in [1, 0x5EED, 0xC0FFEE] as [UInt64] {
            if let difference = Self.difference(old.reply(to: call, seed: seed), new.reply(to: call, seed: seed)) {
                return difference
            }
        }
        return nil
    }

    private static func difference(_ old: Reply, _ new: Reply) -> AnswerDifference? {
        old == new ? nil : AnswerDifference(old, new)
    }

    private mutating func add(
        _ call: Call, _ winners: Winners, _ difference: AnswerDifference?, isNear: Bool, isPreflight: Bool = false
    ) {
        let key = Key(winners: winners, isPreflight: isPreflight)
        var group = groups[key] ?? Group()
        group.count += 1
        if group.calls.count < Self.keptCalls { group.calls.append(call) }
        group.isNearOnly = group.isNearOnly && isNear
        group.isPreflight = isPreflight
        // The worst that any of the calls shows.
        if let difference, group.difference.map({ $0.weight < difference.weight }) ?? true {
            group.difference = difference
            if group.calls.count > 1 {
                group.calls.removeAll { $0 == call }
                group.calls.insert(call, at: 0)
            }
        }
        groups[key] = group
    }
}

extension Call {
    var isPreflight: Bool { method == "OPTIONS" && headers.contains("access-control-request-method") }
}
