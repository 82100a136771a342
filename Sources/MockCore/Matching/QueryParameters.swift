import HTTPMessage

/// Decoded query parameters by key, the values of a repeated key as a multiset (B-4.32).
struct QueryParameters: Sendable, Hashable {
    /// A value of an example: a text, or an undefined variable that takes any value (B-4.23).
    enum Value: Sendable, Hashable {
        case text(String)
        case wildcard(String)
    }

    private(set) var values: [String: [Value]] = [:]

    var isEmpty: Bool { values.isEmpty }

    /// Every key with every text it has.
    var texts: [(key: String, text: String)] {
        values.flatMap { key, values in
            values.compactMap { if case .text(let text) = $0 { (key, text) } else { nil } }
        }
    }

    var hasWildcard: Bool {
        values.values.contains { $0.contains { if case .wildcard = $0 { true } else { false } } }
    }

    init() {}

    /// - Parameter query: what follows the question mark of a request target.
    init(encoded query: String) {
        for piece in QueryPiece.split(query) { add(piece.decodedKey, .text(piece.decodedValue)) }
    }

    /// The enabled rows of a saved request, after known variables were substituted.
    init(rows: [Row], scope: VariableScope, wildcards: Bool) {
        for row in rows where row.isEnabled {
            let key = PercentCoding.decodeQueryComponent(scope.substitute(row.key))
            let text = scope.substitute(row.value ?? "")
            if wildcards, let name = Placeholder.name(ifWhole: text) {
                add(key, .wildcard(name))
            } else {
                add(key, .text(PercentCoding.decodeQueryComponent(text)))
            }
        }
    }

    private mutating func add(_ key: String, _ value: Value) {
        if key.isEmpty && value == .text("") { return }
        values[key, default: []].append(value)
    }

    /// How a call's parameters agree with these of an example, and what its wildcards took (B-4.31).
    func tally(
        against call: QueryParameters, ignoringCase: Bool = false
    ) -> (tally: ParameterTally, captures: [String: String]) {
        if ignoringCase { return folded.tally(against: call.folded) { $0.lowercased() == $1.lowercased() } }
        return tally(against: call, by: ==)
    }

    private func tally(
        against call: QueryParameters, by areEqual: (String, String) -> Bool
    ) -> (tally: ParameterTally, captures: [String: String]) {
        var tally = ParameterTally()
        var captures: [String: String] = [:]
        for (key, expected) in values {
            guard let given = call.values[key] else {
                tally.missing += expected.count
                continue
            }
            let (common, left) = Self.pair(expected, with: given, by: areEqual, capturing: &captures)
            tally.matches += common
            let overlap = min(left.expected, left.given)
            tally.partial += overlap
            tally.missing += max(left.expected, left.given) - overlap
        }
        for (key, given) in call.values where values[key] == nil { tally.missing += given.count }
        return (tally, captures)
    }

    /// The same with keys in lower case; values keep theirs, for they may be captured.
    private var folded: QueryParameters {
        var folded = self
        folded.values = [:]
        for (key, values) in values.sorted(by: { $0.key < $1.key }) {
            folded.values[key.lowercased(), default: []] += values
        }
        return folded
    }

    /// Pairs equal values first, then wildcards with what is left; says how many pairs there are and what remains.
    private static func pair(
        _ expected: [Value], with given: [Value], by areEqual: (String, String) -> Bool,
        capturing captures: inout [String: String]
    ) -> (common: Int, left: (expected: Int, given: Int)) {
        var rest = given
        var wildcards: [String] = []
        var unpaired = 0
        var common = 0
        for value in expected {
            switch value {
            case .wildcard(let name): wildcards.append(name)
            case .text(let text):
                let index = rest.firstIndex { if case .text(let other) = $0 { areEqual(text, other) } else { false } }
                if let index {
                    rest.remove(at: index)
                    common += 1
                } else {
                    unpaired += 1
                }
            }
        }
        for name in wildcards {
            guard !rest.isEmpty, case .text(let taken) = rest.removeFirst() else {
                unpaired += 1
                continue
            }
            captures[name] = taken
            common += 1
        }
        return (common, (unpaired, rest.count))
    }
}
