import MockCore

/// A query parameter, decoded.
struct Parameter: Sendable, Hashable {
    var key: String
    var value: String
    /// The name under which a row with an undefined `{{value}}` captures.
    var wildcard: String?

    /// The enabled rows of an example's query (D5).
    static func parameters(of rows: [Row], scope: VariableScope) -> [Parameter] {
        rows.filter(\.isEnabled).compactMap { row in
            let value = scope.substitute(row.value ?? "")
            let key = Decoding.queryPart(scope.substitute(row.key))
            guard !key.isEmpty || !value.isEmpty else { return nil }
            return Parameter(key: key, value: Decoding.queryPart(value), wildcard: TokenPiece.wholeToken(value))
        }
    }

    /// The pieces of a query or of a urlencoded body: `a=1&b`.
    static func parameters(of text: some StringProtocol) -> [Parameter] {
        text.split(separator: "&").compactMap { piece in
            let key = piece.prefix { $0 != "=" }
            let value = piece.dropFirst(key.count + 1)
            guard !key.isEmpty || !value.isEmpty else { return nil }
            return Parameter(key: Decoding.queryPart(key), value: Decoding.queryPart(value))
        }
    }
}

/// The points of the parameters (B-4.31, D5; B-4.10 for the table of 2022).
struct ParameterScore {
    private(set) var matches = 0
    private(set) var partials = 0
    private(set) var missing = 0
    private(set) var captures: [Capture] = []

    init(example: [Parameter], call: [Parameter], wildcards: Bool) {
        guard !example.isEmpty || !call.isEmpty else { return }
        var unmatched = call
        var left: [Parameter] = []
        for parameter in example {
            // A wildcard may not take the value that a literal row of the same key needs.
            if wildcards, parameter.wildcard != nil {
                left.append(parameter)
            } else if let hit = unmatched.firstIndex(where: { $0.key == parameter.key && $0.value == parameter.value })
            {
                unmatched.remove(at: hit)
                matches += 1
            } else {
                left.append(parameter)
            }
        }
        if wildcards { left = takeWildcards(left, from: &unmatched) }
        for key in Set(left.map(\.key) + unmatched.map(\.key)) {
            let mine = left.count { $0.key == key }
            let theirs = unmatched.count { $0.key == key }
            partials += min(mine, theirs)
            missing += abs(mine - theirs)
        }
    }

    private mutating func takeWildcards(_ rows: [Parameter], from unmatched: inout [Parameter]) -> [Parameter] {
        rows.filter { row in
            guard let name = row.wildcard, let hit = unmatched.firstIndex(where: { $0.key == row.key }) else {
                return true
            }
            captures.append(Capture(name: name, text: unmatched.remove(at: hit).value))
            matches += 1
            return false
        }
    }

    func points(_ profile: Profile) -> Double {
        let total = matches + partials + missing
        guard total > 0, profile != .classic else { return 0 }
        if matches == total { return 10 }
        if profile == .november2022 { return -10 }
        if matches > 0 { return 10 * Double(matches) / Double(total) }
        return -Double(min(10, missing))
    }
}
