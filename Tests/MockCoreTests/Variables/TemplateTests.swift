import HTTPMessage
import Testing

@testable import MockCore
@testable import PostmanModel

struct TemplateTests {
    private static let variables = VariableScope(
        environment: nil,
        collection: [
            Variable("who", "Ada"), Variable("greeting", "Hi {{who}}"), Variable("id", "fixed"),
            Variable("unique", "{{$guid}}"), Variable("echo", "{{$body}}"), Variable("via", "{{id}}"),
            Variable("$randomInt", "own"),
        ])

    private func render(
        _ text: String, captures: [String: String] = [:], names: Set<String> = ["id", "n"], seed: UInt64 = 1
    ) -> String {
        var random = SplitMix64(seed: seed)
        var content = CallContent(Call(method: "GET", target: "/"), captures: captures)
        let bytes = Template(text, scope: Self.variables, captures: names).render(
            for: &content, at: Timestamp(milliseconds: 0), using: &random)
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test func fillsCapturesRaw() {
        let captures = ["id": "7", "n": "a\"b"]
        #expect(render(#"{"id": {{id}}, "n": "{{n}}"}"#, captures: captures) == #"{"id": 7, "n": "a"b"}"#)
    }

    /// Helpers, captures, variables, dynamic variables (B-5.18).
    @Test(arguments: [
        ("{{id}}", ["id": "7"], "7"), ("{{id}}", [:], "fixed"), ("{{n}}", [:], "{{n}}"), ("{{who}}", [:], "Ada"),
        ("{{greeting}}!", [:], "Hi Ada!"), ("{{via}}", ["id": "7"], "fixed"), ("{{echo}}", [:], "{{$body}}"),
        ("{{$randomInt}}", [:], "own"), ("{{{{who}}}}", [:], "{{Ada}}"),
        ("{{x}}{{$nothing}}", [:], "{{x}}{{$nothing}}"),
        ("{{{{id}}}}", ["id": "who"], "{{who}}"),
    ])
    func asksInOrder(text: String, captures: [String: String], expected: String) {
        #expect(render(text, captures: captures) == expected)
    }

    @Test func onlyTheExamplesOwnWildcardsCapture() {
        #expect(render("{{id}}", captures: ["id": "7"], names: []) == "fixed")
    }

    @Test func valuesOfVariablesMayBeDynamic() {
        #expect(render("{{unique}}").utf8.count == 36)
    }

    @Test func everyOccurrenceHasItsOwnValue() {
        let pair = render("{{$guid}} {{$guid}}").split(separator: " ")
        #expect(pair.count == 2 && pair[0] != pair[1])
    }

    @Test func theSameStateRendersTheSameText() {
        let text = "{{$guid}} {{$randomCity}} {{$randomLoremText}}"
        #expect(render(text, seed: 5) == render(text, seed: 5))
        #expect(render(text, seed: 5) != render(text, seed: 6))
    }

    /// Rendering what is not random must not use up randomness, or one example's text would depend on another's.
    @Test func constantsTakeNoRandomness() {
        var random = SplitMix64(seed: 1)
        var untouched = SplitMix64(seed: 1)
        var content = CallContent(Call(method: "GET", target: "/"))
        _ = Template("a{{b}}", captures: ["b"]).render(for: &content, at: Timestamp(milliseconds: 0), using: &random)
        #expect(random.next() == untouched.next())
    }

    /// Many unresolved names must not cost the square of their number.
    @Test(.timeLimit(.minutes(1)))
    func manyNamesAreJoinedInOnePass() {
        let text = String(repeating: "{{x}}", count: 100_000)
        #expect(Template(text).constant?.count == text.utf8.count)
    }

    @Test func aTextWithoutHolesIsConstant() {
        #expect(Template("abc").constant == Array("abc".utf8))
        #expect(Template("").constant == [])
        #expect(Template("{{$nope}}").constant == Array("{{$nope}}".utf8))
        #expect(Template("a{{b}}").constant == Array("a{{b}}".utf8))
        #expect(Template("a{{b}}", captures: ["b"]).constant == nil)
        #expect(Template("{{$guid}}").constant == nil)
        #expect(Template("{{$body}}").constant == nil)
    }
}
