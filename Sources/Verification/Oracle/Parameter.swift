import HTTPMessage
import PostmanModel

/// A query parameter, decoded.
struct Parameter: Sendable, Hashable {
    var key: String
    var value: String
    /// The name under which a row with an undefined `{{value}}` captures.
    var wildcard: String?
    /// A call's value with a plus sign for each raw `+`, which `value` takes for a blank; a row's own value is text.
    var plus: String?

    static func == (left: Parameter, right: Parameter) -> Bool {
        left.key.isExactly(right.key) && left.value.isExactly(right.value) && left.wildcard == right.wildcard
    }

    /// The enabled rows of an example's query (D5).
    static func parameters(of rows: [Row], scope: VariableScope) -> [Parameter] {
        rows.filter(\.isEnabled).compactMap { row in
            let value = scope.substitute(row.value ?? "")
            let key = Decoding.queryPart(scope.substitute(row.key))
            guard !key.isEmpty || !value.isEmpty else { return nil }
            return Parameter(key: key, value: Decoding.capture(value), wildcard: TokenPiece.wholeToken(value))
        }
    }

    /// The pieces of a query or of a urlencoded body: `a=1&b`.
    static func parameters(of text: some StringProtocol) -> [Parameter] {
        if text.isEmpty { return [] }
        // Bytes, for a body of a megabyte holds a million characters, and a separator is one whatever follows it.
        return Array(text.utf8).split(separator: UInt8(ascii: "&")).compactMap { piece in
            let key = piece.prefix { $0 != UInt8(ascii: "=") }
            let value = piece.dropFirst(key.count + 1)
            guard !key.isEmpty || !value.isEmpty else { return nil }
            let text = String(decoding: value, as: UTF8.self)
            return Parameter(
                key: Decoding.queryPart(String(decoding: key, as: UTF8.self)), value: Decoding.queryPart(text),
                plus: text.utf8.contains(UInt8(ascii: "+")) ? Decoding.capture(text) : nil)
        }
    }
}

/// The points of the parameters (B-4.31, D5; B-4.10 for the eras before).
struct ParameterScore {
    private(set) var points = 0.0
    private(set) var captures: [Capture] = []

    init(example: [Parameter], call: [Parameter], wildcards: Bool, profile: Profile) {
        // Nothing on either side is worth nothing (12.16).
        guard !example.isEmpty || !call.isEmpty else { return }
        let exact = ParameterPairing(example: example, call: call, wildcards: wildcards) { $0 }
        captures = exact.captures
        if profile == .current {
            points = (exact.isComplete ? 10 : exact.gradedPoints) - exact.inexactness
            return
        }
        if exact.isComplete {
            points = 10 - exact.inexactness
            return
        }
        let folded = ParameterPairing(example: example, call: call, wildcards: wildcards) { $0.lowercased() }
        points = folded.isComplete ? 5 : -10
        if folded.isComplete { captures = folded.captures }
    }
}

/// Which rows of an example agree with which pieces of a call, keys and values taken through `reading` first.
struct ParameterPairing {
    private(set) var matches = 0
    private(set) var partials = 0
    private(set) var missing = 0
    private(set) var captures: [Capture] = []
    /// So little that only the choice between equal scores sees it: an exact value beats one that is equal where a raw
    /// `+` is a blank.
    private(set) var inexactness = 0.0
    private let reading: (String) -> String

    init(example: [Parameter], call: [Parameter], wildcards: Bool, reading: @escaping (String) -> String) {
        self.reading = reading
        var unmatched = call
        var left: [Parameter] = []
        for parameter in example {
            // A wildcard may not take the value that a literal row of the same key needs.
            if wildcards, parameter.wildcard != nil {
                left.append(parameter)
            } else if let hit = unmatched.firstIndex(where: { isSame($0, parameter, $0.plus ?? $0.value) }) {
                unmatched.remove(at: hit)
                matches += 1
            } else if let hit = unmatched.firstIndex(where: { isSame($0, parameter, $0.value) }) {
                unmatched.remove(at: hit)
                matches += 1
                inexactness += 1e-9
            } else {
                left.append(parameter)
            }
        }
        if wildcards { left = takeWildcards(left, from: &unmatched) }
        for key in Set((left + unmatched).map { ExactText(reading($0.key)) }) {
            let mine = left.count { ExactText(reading($0.key)) == key }
            let theirs = unmatched.count { ExactText(reading($0.key)) == key }
            partials += min(mine, theirs)
            missing += abs(mine - theirs)
        }
    }

    var isComplete: Bool { partials == 0 && missing == 0 }

    /// B-4.31.
    var gradedPoints: Double {
        guard matches == 0 else { return 10 * Double(matches) / Double(matches + partials + missing) }
        return -Double(min(10, missing))
    }

    private func isSame(_ call: Parameter, _ example: Parameter, _ value: String) -> Bool {
        reading(call.key).isExactly(reading(example.key)) && reading(value).isExactly(reading(example.value))
    }

    private mutating func takeWildcards(_ rows: [Parameter], from unmatched: inout [Parameter]) -> [Parameter] {
        var left: [Parameter] = []
        for row in rows {
            if let name = row.wildcard,
                let hit = unmatched.firstIndex(where: { reading($0.key).isExactly(reading(row.key)) })
            {
                captures.append(Capture(name: name, text: unmatched.remove(at: hit).value))
                matches += 1
            } else {
                left.append(row)
            }
        }
        return left
    }
}
