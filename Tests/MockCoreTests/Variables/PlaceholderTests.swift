import Testing

@testable import MockCore
@testable import PostmanModel

struct PlaceholderTests {
    @Test(arguments: [
        ("{{a}}", "<a>"), ("x{{a}}y{{b}}z", "x<a>y<b>z"), ("{{a b}}", "<a b>"), ("{{ a }}", "< a >"),
        ("{{{a}}}", "{<a>}"), ("{{a}", "{{a}"), ("{{}}", "{{}}"), ("{a}", "{a}"), ("{{a}}{{a}}", "<a><a>"),
        ("{{a{b}}", "{{a{b}}"), ("{{a}b}}", "{{a}b}}"), ("{{", "{{"), ("{{{{a}}", "{{<a>"), ("", ""),
        ("{{ä/ö?}}", "<ä/ö?>"),
    ])
    func replacesWhatPostmansGrammarNames(text: String, expected: String) {
        #expect(Placeholder.replace(in: text) { "<\($0)>" } == expected)
    }

    @Test func leavesNamesWithoutValue() {
        #expect(Placeholder.replace(in: "{{a}}{{b}}") { $0 == "a" ? "1" : nil } == "1{{b}}")
    }

    @Test(arguments: [("{{id}}", "id"), ("{{a.b}}", "a.b")])
    func namesAWholePlaceholder(text: String, name: String) {
        #expect(Placeholder.name(ifWhole: text) == name)
    }

    @Test(arguments: ["", "id", "{{id}}.json", "v{{n}}", "{{a}}{{b}}", "{{}}", "{id}"])
    func namesNothingElse(text: String) {
        #expect(Placeholder.name(ifWhole: text) == nil)
    }

    @Test func splitsOutsidePlaceholdersOnly() {
        #expect(Placeholder.split("a/{{b/c}}d//e"[...], at: "/") == ["a", "{{b/c}}d", "", "e"])
        #expect(Placeholder.split("a/b"[...], at: "/") == ["a", "b"])
        #expect(Placeholder.split(""[...], at: "/") == [""])
    }
}
