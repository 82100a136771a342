import Linting
import MockCore
import PostmanModel
import Testing

/// A good collection with one mistake each: the level and the rule of what is said, and nothing else above a note.
struct MistakeTests {
    struct Mistake: Sendable, CustomStringConvertible {
        let description: String
        let rule: String
        let severity: Diagnostic.Severity
        let json: String

        init(_ description: String, _ severity: Diagnostic.Severity, _ rule: String, _ json: String) {
            self.description = description
            self.severity = severity
            self.rule = rule
            self.json = json
        }
    }

    private typealias Made = LintedCollection
    private static let json = #"{"key":"Content-Type","value":"application/json"}"#

    private static func one(_ example: String) -> String { Made.of(examples: example) }
    private static func typed(_ type: String, _ body: String, code: String = "200") -> String {
        one(Made.example(code: code, headers: #"{"key":"Content-Type","value":"\#(type)"}"#, body: body))
    }
    private static func with(_ rows: String, body: String = "{}") -> String {
        one(Made.example(headers: json + "," + rows, body: body))
    }
    private static func body(_ text: String) -> String { one(Made.example(body: text)) }
    private static func path(_ path: String, more: String = "") -> String {
        let url = "https://example.com/\(path)"
        return Made.of(
            items: """
                {"name":"R","request":{"method":"GET","url":"\(url)"},"response":[\(Made.example(url: url))]}
                """, more: more)
    }

    static let errors = [
        Mistake("a trailing comma", .error, "invalid-json-body", body("{\"a\":1,}")),
        Mistake("JSON cut off", .error, "invalid-json-body", body("{\"a\":[1,2")),
        Mistake("dots for more", .error, "invalid-json-body", body("[{\"a\":1}, ...]")),
        Mistake("a comment in JSON", .error, "invalid-json-body", body("{\"a\":1 // one\n}")),
        Mistake("single quotes", .error, "invalid-json-body", body("{'a':1}")),
        Mistake("markup as JSON", .error, "invalid-json-body", body("<html></html>")),
        Mistake("text as JSON", .error, "invalid-json-body", body("OK")),
        Mistake("broken JSON beside a variable", .error, "invalid-json-body", body("{\"a\":\"{{$guid}}\",}")),
        Mistake("broken vendor JSON", .error, "invalid-json-body", typed("application/vnd.api+json", "{")),
        Mistake("nothing as JSON", .error, "empty-json-body", body("")),
        Mistake("nothing as JSON in a 201", .error, "empty-json-body", one(Made.example(code: "201", body: ""))),
        Mistake("an element left open", .error, "invalid-xml-body", typed("application/xml", "<a><b></a>")),
        Mistake("an entity of HTML in XML", .error, "invalid-xml-body", typed("text/xml", "<a>&nbsp;</a>")),
        Mistake("JSON as XML", .error, "invalid-xml-body", typed("application/xml", "{}")),
        Mistake(
            "JSON as a form", .error, "invalid-form-body", typed("application/x-www-form-urlencoded", "{\"a\":1}")),
        Mistake("multipart without a boundary", .error, "invalid-form-body", typed("multipart/form-data", "a")),
        Mistake("half a Content-Type", .error, "unusable-content-type", typed("json", "{}")),
        Mistake("a range as Content-Type", .error, "unusable-content-type", typed("*/*", "{}")),
        Mistake(
            "two Content-Types", .error, "unusable-content-type", with(#"{"key":"content-type","value":"text/html"}"#)),
        Mistake("a header with a blank", .error, "header-name", with(#"{"key":"X Trace","value":"1"}"#)),
        Mistake("a line break in a header", .error, "header-newline", with(#"{"key":"X-T","value":"a\nb"}"#)),
        Mistake("an unknown dynamic variable", .error, "unknown-dynamic-variable", body(#"{"a":"{{$randomFoo}}"}"#)),
        Mistake(
            "one in a header", .error, "unknown-dynamic-variable", with(#"{"key":"X-T","value":"{{$randomFoo}}"}"#)),
        Mistake("an unknown variable in a body", .error, "unresolved-in-response", body(#"{"a":"{{token}}"}"#)),
        Mistake(
            "one in a header", .error, "unresolved-in-response", with(#"{"key":"X-T","value":"{{token}}"}"#)),
        Mistake(
            "a switched off variable", .error, "unresolved-in-response",
            Made.of(
                examples: Made.example(body: #"{"a":"{{token}}"}"#),
                more: #","variable":[{"key":"token","value":"1","disabled":true}]"#)),
        Mistake("a list of origins", .error, "unusable-cors-header", origin("https://a.example, https://b.example")),
        Mistake("a slash behind the origin", .error, "unusable-cors-header", origin("https://a.example/")),
        Mistake("an origin without a scheme", .error, "unusable-cors-header", origin("a.example")),
        Mistake("a pattern of origins", .error, "unusable-cors-header", origin("https://*.a.example")),
        Mistake(
            "all origins with credentials", .error, "unusable-cors-header",
            with(
                #"{"key":"Access-Control-Allow-Origin","value":"*"},{"key":"Access-Control-Allow-Credentials","value":"true"}"#
            )),
        Mistake(
            "two origins", .error, "unusable-cors-header",
            with(
                #"{"key":"Access-Control-Allow-Origin","value":"*"},{"key":"Access-Control-Allow-Origin","value":"https://a.example"}"#
            )),
        Mistake(
            "responses for response", .error, "swallowed-content",
            Made.of(items: #"{"name":"R","request":"https://example.com/a","responses":[\#(Made.example())]}"#)),
        Mistake(
            "headers for header", .error, "swallowed-content",
            one(
                #"{"name":"E","originalRequest":{"method":"GET","url":"https://example.com/a"},"code":200,"headers":[\#(json)],"body":"{}"}"#
            )),
        Mistake("a status of 2000", .error, "code-not-servable", one(Made.example(code: "2000"))),
        Mistake(
            "a private key", .error, "private-key",
            body(
                "{\"k\":\"-----BEGIN PRIV"
                    + "ATE KEY-----\\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7VJTUt9Us8cKj\"}")),
    ]

    private static func origin(_ value: String) -> String {
        with(#"{"key":"Access-Control-Allow-Origin","value":"\#(value)"}"#)
    }

    static let warnings = [
        Mistake("a body without a type", .warning, "missing-content-type", one(Made.example(headers: ""))),
        Mistake("a body on 204", .warning, "body-on-bodiless-status", one(Made.example(code: "204"))),
        Mistake(
            "a body without a type on 304", .warning, "body-on-bodiless-status",
            one(Made.example(code: "304", headers: ""))),
        Mistake("an old charset", .warning, "charset-mismatch", typed("text/plain; charset=iso-8859-1", "Grüße")),
        Mistake("UTF-16", .warning, "charset-mismatch", typed("text/plain; charset=utf-16", "a")),
        Mistake("JSON as HTML", .warning, "wrong-content-type", typed("text/html", "{}")),
        Mistake("an origin of one site", .warning, "single-origin", origin("http://localhost:3000")),
        Mistake("neither body nor header", .warning, "bare-example", one(Made.example(headers: "", body: ""))),
        Mistake("a generator's word", .warning, "generator-placeholder", body(#"{"id":"<uuid>"}"#)),
        Mistake(
            "a text of another code", .warning, "status-text-mismatch",
            one(Made.example(more: #","status":"Not Found""#))),
        Mistake("a name of another code", .warning, "name-says-other-code", one(Made.example(name: "404 Not Found"))),
        Mistake(
            "broken JSON in the request", .warning, "invalid-request-json",
            one(Made.example(request: #","body":{"mode":"raw","raw":"{a}","options":{"raw":{"language":"json"}}}"#))),
        Mistake("an empty segment", .warning, "double-slash", path("a//b")),
        Mistake("OpenAPI's braces", .warning, "bracketed-parameter", path("a/{id}")),
        Mistake("angle brackets", .warning, "bracketed-parameter", path("a/<id>")),
        Mistake("a variable and an ending", .warning, "partial-wildcard", path("a/:id.json")),
        Mistake("a variable and an action", .warning, "partial-wildcard", path("a/:id:cancel")),
        Mistake("three braces", .warning, "partial-wildcard", path("a/{{{id}}}")),
        Mistake("a variable left open", .warning, "partial-wildcard", path("a/{{id")),
        Mistake(
            "a test of another status", .warning, "test-status-mismatch",
            Made.of(
                items: """
                    {"name":"R","request":"https://example.com/a","response":[\(Made.example())],
                    "event":[{"listen":"test","script":{"exec":["pm.test('s', () => pm.response.to.have.status(201));"]}}]}
                    """)),
        Mistake(
            "the same example twice", .warning, "duplicate-example",
            Made.of(examples: Made.example() + "," + Made.example(name: "F"))),
        Mistake(
            "two that only an id tells apart", .warning, "needs-id",
            Made.of(examples: Made.example() + "," + Made.example(body: #"{"a":1}"#))),
        Mistake(
            "two with one id", .warning, "duplicate-example-id",
            Made.of(
                examples: Made.example(more: #","id":"1""#) + ","
                    + Made.example(name: "F", code: "404", more: #","id":"1""#))),
        Mistake("a key twice", .warning, "duplicate-key", one(Made.example(more: #","name":"E""#))),
    ]

    /// Nothing of this is a mistake.
    static let near: [(String, String)] = [
        ("a good example", body(#"{"a":1}"#)), ("a list", body("[1,2]")), ("a JSON text", body("\"a\"")),
        ("a JSON number", body("1")), ("a byte order mark", body("\u{FEFF}{}")),
        ("a hole for a number", body(#"{"a":{{$randomInt}}}"#)), ("a hole for all", body("{{$body}}")),
        ("a helper with a default", body(#"{"a":"{{$body 'a.b' 'none'}}"}"#)),
        ("a wildcard of the path", path("{{id}}")), ("a path variable", path(":id")),
        ("a custom verb", path("v1/jobs:search")), ("a trailing slash", path("a/")),
        ("a dot in a path", path("v1.2/report.json")), ("no content", one(Made.example(code: "204", body: ""))),
        ("no content and no header", one(Made.example(code: "204", headers: "", body: ""))),
        ("a redirect", one(Made.example(code: "302", headers: #"{"key":"Location","value":"/b"}"#, body: ""))),
        ("lines of JSON", typed("application/x-ndjson", "{\"a\":1}\n{\"a\":2}")),
        ("XML that says another encoding", typed("application/xml", "<?xml version='1.0' encoding='ISO-8859-1'?><a/>")),
        ("XML without a declaration", typed("text/xml; charset=utf-8", "<a xmlns:b='c'><b:d/></a>")),
        ("SOAP", typed("application/soap+xml", "<s:Envelope xmlns:s='x'><s:Body/></s:Envelope>")),
        ("a form", typed("application/x-www-form-urlencoded", "a=1&b=2")),
        ("HTML", typed("text/html; charset=utf-8", "<p>unclosed<br>")),
        ("ASCII in an old charset", typed("text/plain; charset=us-ascii", "plain")),
        ("upper case charset", typed("text/plain; charset=UTF-8", "Grüße")),
        ("CSV", typed("text/csv", "a,b\n1,2")), ("all origins", origin("*")),
        ("a switched off header", with(#"{"key":"X Y","value":"1","disabled":true}"#)),
        ("a Content-Type twice alike", with(#"{"key":"content-type","value":"application/json"}"#)),
        (
            "a defined variable",
            Made.of(
                examples: Made.example(body: #"{"a":"{{token}}"}"#), more: #","variable":[{"key":"token","value":"1"}]"#
            )
        ),
        (
            "a variable that names another",
            Made.of(
                examples: Made.example(body: #"{"a":"{{u-{{s}}}}"}"#),
                more: #","variable":[{"key":"s","value":"p"},{"key":"u-p","value":"1"}]"#)
        ),
        ("marks of a template language", body(#"{"t":"{{#each items}}{{/each}}"}"#)),
        ("a name with a number", one(Made.example(name: "Room 404"))),
        ("an older text of the code", one(Made.example(code: "200", more: #","status":"200 OK""#))),
        ("a user without a password", with(#"{"key":"X-Auth","value":"Basic YWxpY2U6"}"#)),
        ("a documented key", with(#"{"key":"X-Key","value":"AKIAIOSFODNN7EXAMPLE"}"#)),
    ]

    private func loud(_ json: String) throws -> [Finding] {
        try LintedCollection.findings(json).filter { $0.diagnostic.severity > .note }
    }

    @Test(arguments: errors + warnings) func `says what is wrong, once and at its level`(_ mistake: Mistake) throws {
        let found = try loud(mistake.json)
        #expect(found.map(\.diagnostic.rule) == [mistake.rule])
        #expect(found.first?.diagnostic.severity == mistake.severity)
        #expect(found.first.map { $0.diagnostic.location.line > 1 } == true)
    }

    @Test(arguments: near) func `is silent where nothing is wrong`(_ name: String, _ json: String) throws {
        #expect(try loud(json).map { "\($0.diagnostic)" } == [])
    }

    @Test func `asks for a type of the request's body only where bodies are matched`() throws {
        let json = Self.one(Made.example(request: #","body":{"mode":"raw","raw":"{}"}"#))
        func rules(_ matches: Bool) throws -> [String] {
            try LintedCollection.findings(json, context: LintContext(matchesBodies: matches)).map(\.diagnostic.rule)
        }
        #expect(try rules(true).contains("untyped-request-body"))
        #expect(try !rules(false).contains("untyped-request-body"))
    }

    @Test func `an environment resolves what the collection does not`() throws {
        let json = Self.body(#"{"a":"{{token}}"}"#)
        let environment = Environment(file: "e.json", name: "E", variables: [Variable("token", "1")])
        func rules(_ context: LintContext) throws -> [String] {
            try LintedCollection.findings(json, context: context).map(\.diagnostic.rule)
        }
        #expect(try !rules(LintContext(environment: environment)).contains("unresolved-in-response"))
        #expect(try !rules(LintContext(globals: environment)).contains("unresolved-in-response"))
    }
}
