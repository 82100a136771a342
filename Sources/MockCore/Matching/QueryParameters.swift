import HTTPMessage
import PostmanModel

/// Decoded query parameters by key, the values of a repeated key as a multiset (B-4.32): equal whatever the order of
/// their keys was.
struct QueryParameters: Sendable, Hashable {
    /// A value of an example: a text, or an undefined variable that takes any value (B-4.23).
    enum Value: Sendable, Hashable {
        case text(String)
        /// With its place among the parameters: of two wildcards with one name the last capture wins.
        case wildcard(String, place: Int)
    }

    struct Parameter: Sendable, Hashable {
        var key: String
        var value: Value
        /// The value of a call with a plus sign where it has a raw `+`, which in `value` is a blank: it equals both.
        var plus: String?

        static func == (left: Parameter, right: Parameter) -> Bool {
            guard left.key.isExactly(right.key) else { return false }
            switch (left.value, right.value) {
            case (.text(let one), .text(let other)): return one.isExactly(other)
            case (.wildcard, .wildcard): return left.value == right.value
            case (.text, .wildcard), (.wildcard, .text): return false
            }
        }

        /// Nil for a variable.
        var text: String? { if case .text(let text) = value { text } else { nil } }
    }

    /// Sorted by key; the values of one key as they came.
    private(set) var parameters: [Parameter] = []
    /// The place that each parameter had before it was sorted; empty where all are as they came.
    private var places: [Int] = []

    var isEmpty: Bool { parameters.isEmpty }

    /// Every key with every text it has.
    var texts: [(key: String, text: String)] {
        parameters.flatMap { parameter in
            [parameter.text, parameter.plus].compactMap(\.self).map { (parameter.key, $0) }
        }
    }

    var hasWildcard: Bool {
        parameters.contains { $0.text == nil }
    }

    init() {}

    /// - Parameter query: what follows the question mark of a request target.
    init(encoded query: String) {
        if query.isEmpty { return }
        for piece in QueryPiece.split(query) {
            let plus = piece.value.flatMap { value in
                value.utf8.contains(UInt8(ascii: "+")) ? PercentCoding.decodeSegmentWithSlashes(value) : nil
            }
            add(piece.decodedKey, .text(piece.decodedValue), plus: plus)
        }
        sort()
    }

    /// The enabled rows of a saved request, after known variables were substituted. A row holds text: a plus sign in
    /// its value is one.
    init(rows: [Row], scope: VariableScope, wildcards: Bool) {
        for row in rows where row.isEnabled {
            let key = PercentCoding.decodeQueryComponent(scope.substitute(row.key))
            let text = scope.substitute(row.value ?? "")
            if wildcards, let name = Placeholder.name(ifWhole: text) {
                add(key, .wildcard(name, place: parameters.count))
            } else {
                add(key, .text(PercentCoding.decodeSegmentWithSlashes(text)))
            }
        }
        sort()
    }

    private mutating func add(_ key: String, _ value: Value, plus: String? = nil) {
        if key.isEmpty && value == .text("") { return }
        parameters.append(Parameter(key: key, value: value, plus: plus))
    }

    private mutating func sort() {
        if parameters.indices.dropFirst().allSatisfy({ isSorted($0 - 1, before: $0) }) { return }
        let order = parameters.indices.sorted(by: isSorted)
        (parameters, places) = (order.map { parameters[$0] }, order.map(place))
    }

    private func isSorted(_ index: Int, before other: Int) -> Bool {
        (ExactText(parameters[index].key), place(index)) < (ExactText(parameters[other].key), place(other))
    }

    private func place(_ index: Int) -> Int { places.isEmpty ? index : places[index] }

    static func == (left: QueryParameters, right: QueryParameters) -> Bool { left.parameters == right.parameters }

    func hash(into hasher: inout Hasher) { hasher.combine(parameters) }

    /// How a call's parameters agree with these of an example, and what its wildcards took (B-4.31).
    func tally(
        against call: QueryParameters, ignoringCase: Bool = false
    ) -> (tally: ParameterTally, captures: [String: String]) {
        if ignoringCase { return folded.tally(against: call.folded) { $0.lowercased().isExactly($1.lowercased()) } }
        return tally(against: call) { $0.isExactly($1) }
    }

    private func tally(
        against call: QueryParameters, by areEqual: (String, String) -> Bool
    ) -> (tally: ParameterTally, captures: [String: String]) {
        var tally = ParameterTally()
        var captures: [String: Capture] = [:]
        var (own, given) = (parameters[...], call.parameters[...])
        while let key = Self.least(own.first?.key, given.first?.key) {
            let expected = Self.takeRun(of: key, from: &own)
            let called = Self.takeRun(of: key, from: &given)
            guard !expected.isEmpty, !called.isEmpty else {
                tally.missing += expected.count + called.count
                continue
            }
            let (common, loose, left) = Self.pair(expected, with: called, by: areEqual, capturing: &captures)
            tally.matches += common
            tally.loose += loose
            let overlap = min(left.expected, left.given)
            tally.partial += overlap
            tally.missing += max(left.expected, left.given) - overlap
        }
        return (tally, captures.isEmpty ? [:] : captures.mapValues(\.text))
    }

    /// What a wildcard took.
    private struct Capture {
        var text: String
        var place: Int
    }

    private static func least(_ left: String?, _ right: String?) -> String? {
        guard let left, let right else { return left ?? right }
        return right.utf8.lexicographicallyPrecedes(left.utf8) ? right : left
    }

    private static func takeRun(of key: String, from parameters: inout ArraySlice<Parameter>) -> ArraySlice<Parameter> {
        let run = parameters.prefix { $0.key.isExactly(key) }
        parameters = parameters.dropFirst(run.count)
        return run
    }

    /// The same with keys in lower case; values keep theirs, for they may be captured. Values of keys that are one now
    /// stand as they came.
    private var folded: QueryParameters {
        var folded = self
        for index in parameters.indices { folded.parameters[index].key = parameters[index].key.lowercased() }
        folded.sort()
        return folded
    }

    /// Pairs equal values first, then wildcards with what is left; says how many pairs there are and what remains.
    private static func pair(
        _ expected: ArraySlice<Parameter>, with given: ArraySlice<Parameter>, by areEqual: (String, String) -> Bool,
        capturing captures: inout [String: Capture]
    ) -> (common: Int, loose: Int, left: (expected: Int, given: Int)) {
        func isExact(_ text: String, _ other: Parameter) -> Bool {
            guard let value = other.plus ?? other.text else { return false }
            return areEqual(text, value)
        }
        func isLoose(_ text: String, _ other: Parameter) -> Bool {
            guard other.plus != nil, let value = other.text else { return false }
            return areEqual(text, value)
        }
        if expected.count == 1, given.count == 1, let text = expected.first?.text, let other = given.first {
            if isExact(text, other) { return (1, 0, (0, 0)) }
            if isLoose(text, other) { return (1, 1, (0, 0)) }
            return (0, 0, (1, 1))
        }
        var rest = Array(given)
        var loose = 0
        var wildcards: [(name: String, place: Int)] = []
        var unpaired = 0
        var common = 0
        for parameter in expected {
            switch parameter.value {
            case .wildcard(let name, let place): wildcards.append((name, place))
            case .text(let text):
                if let index = rest.firstIndex(where: { isExact(text, $0) }) {
                    rest.remove(at: index)
                    common += 1
                } else if let index = rest.firstIndex(where: { isLoose(text, $0) }) {
                    rest.remove(at: index)
                    common += 1
                    loose += 1
                } else {
                    unpaired += 1
                }
            }
        }
        for (name, place) in wildcards {
            let first = rest.isEmpty ? nil : rest.removeFirst()
            guard let taken = first?.text else {
                unpaired += 1
                continue
            }
            if captures[name].map({ $0.place < place }) ?? true { captures[name] = Capture(text: taken, place: place) }
            common += 1
        }
        return (common, loose, (unpaired, rest.count))
    }
}
