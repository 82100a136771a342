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

    /// The points of step 5 for a call that meets these parameters of an example, and what its wildcards took (B-4.31).
    func score(against call: QueryParameters) -> (points: Double, captures: [String: String]) {
        if values.isEmpty && call.values.isEmpty { return (0, [:]) }
        var matches = 0
        var partial = 0
        var missing = 0
        var captures: [String: String] = [:]
        for (key, expected) in values {
            guard let given = call.values[key] else {
                missing += expected.count
                continue
            }
            let (common, left) = Self.pair(expected, with: given, capturing: &captures)
            matches += common
            let overlap = min(left.expected, left.given)
            partial += overlap
            missing += max(left.expected, left.given) - overlap
        }
        for (key, given) in call.values where values[key] == nil { missing += given.count }
        let total = matches + partial + missing
        if matches == 0 { return (-Double(min(10, missing)), captures) }
        return (Double(10 * matches) / Double(total), captures)
    }

    /// Pairs equal values first, then wildcards with what is left; says how many pairs there are and what remains.
    private static func pair(
        _ expected: [Value], with given: [Value], capturing captures: inout [String: String]
    ) -> (common: Int, left: (expected: Int, given: Int)) {
        var rest = given
        var wildcards: [String] = []
        var unpaired = 0
        var common = 0
        for value in expected {
            if case .wildcard(let name) = value {
                wildcards.append(name)
            } else if let index = rest.firstIndex(of: value) {
                rest.remove(at: index)
                common += 1
            } else {
                unpaired += 1
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
