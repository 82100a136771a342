import HTTPMessage
import MockCore
import PostmanModel
import Testing

@testable import Verification

struct SavedPathTests {
    private static let scope = VariableScope(
        collection: [
            Variable("url", "https://x.example/v1"), Variable("slash", "/"), Variable("host", "localhost:3000"),
            Variable("tab", "open"), Variable("two", "a/b"),
        ], item: [], environment: [])

    @Test(arguments: [
        ("{{url}}", "/users", ["v1", "users"]),
        ("{{slash}}", "/users", ["", "users"]),
        ("{{unknown}}", "/users", ["users"]),
        ("{{un/known}}", "/users", ["users"]),
        ("{{host}}", "/users", ["users"]),
        ("https://u:p@x.example:8080", "/a", ["a"]),
        ("https://x.example", "", [""]),
        ("", "/a/", ["a", ""]),
        ("", "/a//b", ["a", "", "b"]),
        ("", "/a%20b/%zz/c%2Fd/+", ["a b", "%zz", "c%2Fd", "+"]),
        ("", "/{{tab}}/{{two}}", ["open", "a", "b"]),
        ("", "/:id/x", ["7", "x"]),
        ("", "/:none/x", [":none", "x"]),
        ("", "/:id.json", ["7.json"]),
        ("", "/:id:cancel", ["7:cancel"]),
        ("", "/:none:cancel", [":none:cancel"]),
        ("", "/:a:b", ["8"]),
        ("", "/::id", ["::id"]),
        ("", "/{{wild}}", ["{{wild}}"]),
    ])
    func literalSegments(_ host: String, _ path: String, _ expected: [String]) {
        let url = SavedURL(host: host, path: path, pathVariables: [Row("id", "7"), Row("none", ""), Row("a:b", "8")])
        #expect(SavedPath(url, scope: Self.scope).literal.decoded.map(\.text) == expected)
    }

    @Test(arguments: [
        ("/users/{{id}}", [nil, "id"]), ("/users/:id", [nil, "id"]), ("/users/:empty", [nil, "empty"]),
        ("/users/:id.json", [nil, nil]), ("/users/:id:cancel", [nil, nil]), ("/v{{n}}", [nil]), ("/{{a}}{{b}}", [nil]),
        ("/{{tab}}", [nil]),
        ("/:", [nil]), ("/{{tab }}", ["tab "]),
    ])
    func wildcards(_ path: String, _ expected: [String?]) {
        let url = SavedURL(path: path, pathVariables: [Row("id", "7")])
        let saved = SavedPath(url, scope: Self.scope)
        #expect(saved.raw.map(\.wildcard) == expected)
        #expect((saved.pattern != nil) == expected.contains { $0 != nil })
    }

    @Test func aPathVariableWithAValueIsLiteralFirst() throws {
        let url = SavedURL(path: "/users/:id", pathVariables: [Row("id", "7")])
        let saved = SavedPath(url, scope: Self.scope)
        let exact = try #require(
            PathComparison.step(from: saved, to: PathSegments(["users", "7"]), wildcards: true))
        let other = try #require(
            PathComparison.step(from: saved, to: PathSegments(["Users", "8", ""]), wildcards: true))
        #expect(exact.0 == .exact)
        #expect(other.0 == .wildcard)
        #expect(other.1 == [Capture(name: "id", text: "8")])
    }

    @Test(arguments: [
        ("1", true), ("-1.5e3", true), (".5", true), ("5.", true), ("0xff", true), ("1e", false), ("0x", false),
        ("1a", false), ("", false), ("-", false), ("abc", false),
        ("order-7f1a0000-0000-4000-8000-0000000000FF-x", true), ("7f1a0000-0000-4000-8000-0000000000g", false),
        (String(repeating: "a", count: 256), true), (String(repeating: "a", count: 255), false),
    ])
    func identifiers(_ segment: String, _ expected: Bool) {
        #expect(PathSegments([segment]).isIdentifier(at: 0) == expected)
    }

    @Test func idsMustStandInTheSamePlaces() {
        func step(_ example: String, _ call: [String]) -> PathStep? {
            let saved = SavedPath(SavedURL(path: example), scope: Self.scope)
            return PathComparison.step(from: saved, to: PathSegments(call), wildcards: true)?.0
        }
        #expect(step("/a/1/b", ["A", "2", "b"]) == .identifiers)
        #expect(step("/a/1/b", ["a", "2", "b", ""]) == .trailingSlashAndIdentifiers)
        #expect(step("/a/1", ["a"]) == nil)
        #expect(step("/a/1", ["a", "b"]) == nil)
    }
}
