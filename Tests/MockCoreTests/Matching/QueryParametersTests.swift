import Testing

@testable import MockCore

struct QueryParametersTests {
    private func points(example: String, call: String) -> Double {
        QueryParameters(encoded: example).score(against: QueryParameters(encoded: call)).points
    }

    @Test(arguments: [
        ("", "", 0), ("a=1", "a=1", 10), ("a=1&b=2", "a=1", 5), ("a=1", "a=1&b=2", 5), ("a=1", "a=2", 0),
        ("a=1", "", -1), ("", "a=1", -1), ("a=1", "x=1", -2), ("a=1&b=1", "a=2&c=1", -2),
        ("a=1&b=1&c=1", "a=1&b=2&d=1", 2.5), ("a", "a=", 10), ("a=%20", "a=+", 10), ("A=1", "a=1", -2),
        ("a=x", "a=X", 0), ("a=1&a=2", "a=2&a=1", 10), ("a=1&a=1", "a=1", 5), ("a=%2A", "a=*", 10),
        ("a=1&b=1&c=1&d=1&e=1&f=1", "g=1&h=1&i=1&j=1&k=1&l=1", -10), ("a=1", "a=1&&", 10),
    ])
    func scoresByKey(example: String, call: String, expected: Double) {
        #expect(points(example: example, call: call) == expected)
    }

    @Test func undefinedVariablesTakeAnyValue() {
        let scope = VariableScope(environment: nil, collection: [Variable("known", "k")])
        let rows = [Row("id", "{{id}}"), Row("k", "{{known}}"), Row("off", "1", isEnabled: false)]
        let example = QueryParameters(rows: rows, scope: scope, wildcards: true)
        let result = example.score(against: QueryParameters(encoded: "id=a%2Fb&k=k"))
        #expect(result.points == 10)
        #expect(result.captures == ["id": "a/b"])
        let literal = QueryParameters(rows: rows, scope: scope, wildcards: false)
        #expect(literal.score(against: QueryParameters(encoded: "id=1&k=k")).points == 5)
    }
}
