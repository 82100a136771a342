import MockCore
import Testing

@testable import Verification

struct ParameterScoreTests {
    @Test(arguments: [
        ("", "", 0.0), ("a=1", "a=1", 10), ("a=1&b=2", "b=2&a=1", 10), ("a=1&b=2", "a=1", 5), ("a=1", "a=2", 0),
        ("a=1", "b=1", -2), ("a", "a=", 10), ("a=1&a=2", "a=2&a=1", 10), ("a=1&a=1", "a=1", 5),
        ("a=1&a=2&a=3", "a=1", 10.0 / 3), ("a=x%20y", "a=x+y", 10), ("a=1", "A=1", -2), ("=&a=1", "a=1&&", 10),
        ("a=1&b=1&c=1&d=1&e=1&f=1", "g=1&h=1&i=1&j=1&k=1", -10),
        ("id={{id}}", "id=5", 10), ("id={{id}}", "", -1), ("id={{id}}&id=5", "id=5&id=6", 10),
    ])
    func points(_ example: String, _ call: String, _ expected: Double) {
        let score = ParameterScore(example: Self.saved(example), call: Parameter.parameters(of: call), wildcards: true)
        #expect(score.points(.current) == expected)
    }

    @Test func wildcardsCaptureOnlyWhereTheyAreOn() {
        let call = Parameter.parameters(of: "id=a%26b")
        let on = ParameterScore(example: Self.saved("id={{id}}"), call: call, wildcards: true)
        #expect(on.captures == [Capture(name: "id", text: "a&b")])
        let off = ParameterScore(example: Self.saved("id={{id}}"), call: call, wildcards: false)
        #expect(off.points(.current) == 0)
        #expect(off.captures.isEmpty)
    }

    @Test func olderProfiles() {
        let part = ParameterScore(
            example: Self.saved("a=1&b=2"), call: Parameter.parameters(of: "a=1"), wildcards: true)
        #expect(part.points(.november2022) == -10)
        #expect(part.points(.classic) == 0)
    }

    private static func saved(_ query: String) -> [Parameter] {
        let rows = query.split(separator: "&").map { piece in
            let key = piece.prefix { $0 != "=" }
            return Row(String(key), piece.contains("=") ? String(piece.dropFirst(key.count + 1)) : nil)
        }
        let scope = VariableScope(collection: [], item: [], environment: [])
        return Parameter.parameters(of: rows + [Row("off", "1", isEnabled: false)], scope: scope)
    }
}
