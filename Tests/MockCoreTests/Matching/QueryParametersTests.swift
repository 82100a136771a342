import Testing

@testable import MockCore
@testable import PostmanModel

struct QueryParametersTests {
    private func points(example: String, call: String, _ rule: ParameterRule = .graded) -> Double {
        rule.score(QueryParameters(encoded: example), against: QueryParameters(encoded: call)).points
    }

    @Test(arguments: [
        ("", "", 0), ("a=1", "a=1", 10), ("a=1&b=2", "a=1", 5), ("a=1", "a=1&b=2", 5), ("a=1", "a=2", 0),
        ("a=1", "", -1), ("", "a=1", -1), ("a=1", "x=1", -2), ("a=1&b=1", "a=2&c=1", -2),
        ("a=1&b=1&c=1", "a=1&b=2&d=1", 2.5), ("a", "a=", 10), ("a=%20", "a=+", 10), ("A=1", "a=1", -2),
        ("a=x", "a=X", 0), ("a=1&a=2", "a=2&a=1", 10), ("a=1&a=1", "a=1", 5), ("a=%2A", "a=*", 10),
        ("a=1&b=1&c=1&d=1&e=1&f=1", "g=1&h=1&i=1&j=1&k=1&l=1", -10), ("a=1", "a=1&&", 10),
    ])
    func scoresByKey(example: String, call: String, expected: Double) {
        // A raw plus sign that is read as a blank counts a little less.
        #expect(abs(points(example: example, call: call) - expected) < 1e-6)
    }

    /// A row holds text, so that its plus sign is one; the exact of two equal values wins.
    @Test(arguments: [
        ("+", "+", true), ("+", "%2B", true), ("+", "%20", false), (" ", "+", true), (" ", "%20", true),
        (" ", "%2B", false),
    ])
    func aRawPlusIsAPlusSignAndABlank(row: String, call: String, isEqual: Bool) {
        let scope = VariableScope(environment: nil, collection: [])
        let example = QueryParameters(rows: [Row("a", row)], scope: scope, wildcards: true)
        let points = ParameterRule.graded.score(example, against: QueryParameters(encoded: "a=\(call)")).points
        #expect((points > 9) == isEqual)
        #expect((points == 10) == (isEqual && !(row == " " && call == "+")))
    }

    @Test func undefinedVariablesTakeAnyValue() {
        let scope = VariableScope(environment: nil, collection: [Variable("known", "k")])
        let rows = [Row("id", "{{id}}"), Row("k", "{{known}}"), Row("off", "1", isEnabled: false)]
        let example = QueryParameters(rows: rows, scope: scope, wildcards: true)
        let result = ParameterRule.graded.score(example, against: QueryParameters(encoded: "id=a%2Fb&k=k"))
        #expect(result.points == 10)
        #expect(result.captures == ["id": "a/b"])
        let literal = QueryParameters(rows: rows, scope: scope, wildcards: false)
        #expect(ParameterRule.graded.score(literal, against: QueryParameters(encoded: "id=1&k=k")).points == 5)
    }

    @Test(arguments: [
        ("", "", 0), ("a=1&b=2", "b=2&a=1", 10), ("a=1&b=2", "a=1", -10), ("a=1", "a=2", -10), ("a=1", "", -10),
        ("", "a=1", -10), ("a=x", "A=X", 5), ("A=1&a=2", "a=1&a=2", 5), ("a=x&b=y", "A=x&b=z", -10),
    ])
    func scoredAllOrNothing(example: String, call: String, expected: Double) {
        #expect(points(example: example, call: call, .allOrNothing) == expected)
    }

    @Test(arguments: [
        ("a=1&b=1&c=1", "a=1&b=2&d=1", ParameterTally(matches: 1, partial: 1, missing: 2)),
        ("a=1&a=2", "a=2&a=3&a=4", ParameterTally(matches: 1, partial: 1, missing: 1)),
        ("", "a=1", ParameterTally(matches: 0, partial: 0, missing: 1)),
    ])
    func counted(example: String, call: String, expected: ParameterTally) {
        let tally = QueryParameters(encoded: example).tally(against: QueryParameters(encoded: call)).tally
        #expect(tally == expected)
    }

    @Test func whatIsTakenKeepsItsCase() {
        let scope = VariableScope(environment: nil, collection: [])
        let example = QueryParameters(rows: [Row("Id", "{{id}}")], scope: scope, wildcards: true)
        let score = ParameterRule.allOrNothing.score(example, against: QueryParameters(encoded: "ID=Ab"))
        #expect(score.points == 5)
        #expect(score.captures == ["id": "Ab"])
    }

    /// The last in the order of the rows, whatever the keys are called.
    @Test(arguments: [("a=x&A=X", "x"), ("A=X&a=x", "X"), ("b=1&a=x&A=X", "x")])
    func keysThatDifferInCaseOnlyKeepTheOrderOfTheCall(call: String, expected: String) {
        let scope = VariableScope(environment: nil, collection: [])
        let rows = [Row("A", "{{one}}"), Row("a", "{{two}}")] + (call.hasPrefix("b") ? [Row("B", "1")] : [])
        let example = QueryParameters(rows: rows, scope: scope, wildcards: true)
        let taken = example.tally(against: QueryParameters(encoded: call), ignoringCase: true).captures
        #expect(taken["one"] == expected)
    }

    @Test func ofTwoWildcardsWithOneNameTheLastCaptureWins() {
        let scope = VariableScope(environment: nil, collection: [])
        let example = QueryParameters(rows: [Row("b", "{{q}}"), Row("a", "{{q}}")], scope: scope, wildcards: true)
        let score = ParameterRule.graded.score(example, against: QueryParameters(encoded: "a=1&b=2"))
        #expect(score.captures == ["q": "1"])
    }
}
