import MockCore
import PostmanModel
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
        // A raw plus sign that is read as a blank counts a little less.
        #expect(abs(Self.score(example, call, .current).points - expected) < 1e-6)
    }

    @Test(arguments: [
        ("", "", 0.0), ("a=1", "a=1", 10), ("a=1&b=2", "b=2&a=1", 10), ("a=1&b=2", "a=1", -10), ("a=1", "a=2", -10),
        ("a=1", "", -10), ("", "a=1", -10), ("a=x", "A=X", 5), ("a=x&b=y", "B=y&a=X", 5), ("a=x&b=y", "A=x&b=z", -10),
        ("Id={{id}}", "id=5", 5), ("id={{id}}", "id=5", 10),
    ])
    func beforeThatItIsAllOrNothing(_ example: String, _ call: String, _ expected: Double) {
        #expect(Self.score(example, call, .november2022).points == expected)
        #expect(Self.score(example, call, .classic).points == expected)
    }

    @Test func wildcardsCaptureOnlyWhereTheyAreOn() {
        let on = Self.score("id={{id}}", "id=a%26b", .current)
        #expect(on.captures == [Capture(name: "id", text: "a&b")])
        let off = Self.score("id={{id}}", "id=a%26b", .current, wildcards: false)
        #expect(off.points == 0)
        #expect(off.captures.isEmpty)
    }

    @Test func capturesKeepTheirCase() {
        #expect(Self.score("Id={{id}}", "id=Ab", .november2022).captures == [Capture(name: "id", text: "Ab")])
    }

    private static func score(
        _ example: String, _ call: String, _ profile: Profile, wildcards: Bool = true
    ) -> ParameterScore {
        ParameterScore(
            example: saved(example), call: Parameter.parameters(of: call), wildcards: wildcards, profile: profile)
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
