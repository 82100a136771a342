import HTTPMessage
import Testing

@testable import MockCore
@testable import PostmanModel

struct PathPatternTests {
    private func pattern(host: String = "", _ path: String, _ variables: [Row] = []) -> PathPattern {
        let scope = VariableScope(
            environment: nil,
            collection: [
                Variable("v1", "https://api.example.com/v1"), Variable("slash", "/"), Variable("deep", "a/b"),
                Variable("bare", "localhost:3000"),
            ])
        return PathPattern(
            hostPath: PathPattern.path(ofHost: scope.substitute(host)), path: path, variables: variables, scope: scope,
            wildcards: true)
    }

    @Test(arguments: [
        ("{{v1}}", "/users", "/v1/users"), ("{{slash}}", "/users", "//users"), ("{{unknown}}", "/users", "/users"),
        ("{{bare}}", "/users", "/users"), ("https://x", "", "/"), ("", "/{{deep}}/c", "/a/b/c"),
        ("{{v1}}", "", "/v1"), ("http://h:80", "/a%20b", "/a b"), ("", "", "/"), ("{{a/b}}", "/x", "/x"),
    ])
    func resolvesThePath(host: String, path: String, expected: String) {
        #expect(pattern(host: host, path).literal.text == expected)
    }

    @Test func findsWholeSegmentWildcards() {
        let segments = pattern("/Users/{{id}}/v{{n}}/:tab/").wildcardSegments
        #expect(segments == [.literal("users"), .wildcard("id"), .literal("v{{n}}"), .wildcard("tab")])
        #expect(pattern("/users/v{{n}}").wildcardSegments == nil)
        #expect(pattern("/users/{{deep}}").wildcardSegments == nil)
    }

    @Test(arguments: [
        ("/files/a%20b", "a b"), ("/files/a%2Fb", "a/b"), ("/files/a%2fb", "a/b"), ("/files/a%252Fb", "a%2Fb"),
        ("/files/a+b", "a+b"), ("/files/%ff", "%ff"), ("/files/x/", "x"),
    ])
    func capturesAreDecodedOnce(target: String, expected: String) {
        #expect(pattern("/files/{{name}}").captures(from: Target(target)) == ["name": expected])
    }

    @Test func pathVariablesWithValueAreLiteralFirst() {
        let valued = pattern("/users/:id", [Row("id", "5")])
        #expect(valued.literal.text == "/users/5")
        #expect(valued.wildcardSegments == [.literal("users"), .wildcard("id")])
        #expect(pattern("/users/:id", [Row("id", "")]).literal.text == "/users/:id")
    }

    @Test(arguments: [
        ("/users/:id.json", "id", "/users/5.json"),
        ("/jobs/:id:cancel", "id", "/jobs/5:cancel"),
        ("/jobs/:id:cancel", "other", "/jobs/:id:cancel"),
        ("/jobs/::id", "id", "/jobs/::id"),
    ])
    func aPathVariableEndsAtADotOrAColon(path: String, key: String, literal: String) {
        let partial = pattern(path, [Row(key, "5")])
        #expect(partial.literal.text == literal)
        #expect(partial.wildcardSegments == nil)
    }

    @Test(arguments: [("5", "/jobs/5"), ("", "/jobs/:id:cancel")])
    func aRowMayNameAllThatStandsBehindTheColon(value: String, literal: String) {
        let named = pattern("/jobs/:id:cancel", [Row("id:cancel", value)])
        #expect(named.literal.text == literal)
        #expect(named.wildcardSegments == [.literal("jobs"), .wildcard("id:cancel")])
    }
}
