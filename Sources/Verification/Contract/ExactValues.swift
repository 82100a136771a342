/// The values of the places that `exact:` names.
struct ExactValues: Sendable, Hashable {
    /// For each pattern the values that the example has there, in one spelling.
    private let expected: [(pattern: ContractPattern, values: Set<String>)]

    init(_ value: some ShapedValue, root: ContractPath, patterns: [ContractPattern]) {
        expected = patterns.map { pattern in
            var values: Set<String> = []
            Self.collect(value, at: root, matching: pattern) { values.insert($0.excerpt) }
            return (pattern, values)
        }
    }

    /// Each value of such a place must be one that the example has there.
    func findings(in value: some ShapedValue, root: ContractPath) -> [ContractFinding] {
        expected.flatMap { pattern, values -> [ContractFinding] in
            var findings: [ContractFinding] = []
            guard !values.isEmpty else { return [] }
            Self.collect(value, at: root, matching: pattern) { actual in
                guard !values.contains(actual.excerpt), findings.isEmpty else { return }
                let wanted = values.sorted().prefix(3).joined(separator: " or ")
                findings.append(
                    ContractFinding(
                        path: pattern.text, text: "expected exactly \(wanted), got \(actual.excerpt)", isBroken: true))
            }
            return findings
        }
    }

    private static func collect<Value: ShapedValue>(
        _ value: Value, at path: ContractPath, matching pattern: ContractPattern, take: (Value) -> Void
    ) {
        if value.shapeKind != .object, value.shapeKind != .array, pattern.matches(path) { take(value) }
        for member in value.shapedMembers {
            collect(member.value, at: path.appending(.member(member.name)), matching: pattern, take: take)
        }
        for element in value.shapedElements {
            collect(element, at: path.appending(.element), matching: pattern, take: take)
        }
    }

    static func == (left: ExactValues, right: ExactValues) -> Bool {
        left.expected.elementsEqual(right.expected) { $0 == $1 }
    }

    func hash(into hasher: inout Hasher) {
        for (pattern, values) in expected {
            hasher.combine(pattern)
            hasher.combine(values)
        }
    }
}
