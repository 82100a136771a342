import MockCore
import PostmanModel

extension RuleTests {
    private static func headers(_ rows: String, code: String = "200", body: String = "{}") -> String {
        one(Made.example(code: code, headers: rows, body: body))
    }

    private static func type(_ type: String, body: String = "{}") -> String {
        headers(#"{"key":"Content-Type","value":"\#(type)"}"#, body: body)
    }

    private static func origin(_ value: String) -> String {
        headers(
            #"{"key":"Content-Type","value":"application/json"},{"key":"access-control-allow-origin","value":"\#(value)"}"#
        )
    }

    private static func json(_ text: String) -> String {
        #","body":{"mode":"raw","raw":\#(JSONText.quoted(text)),"options":{"raw":{"language":"json"}}}"#
    }

    static let examples = [
        Sample("invalid-json-body", bad: one(Made.example(body: "{a}")), good: one(Made.example(body: "{\"a\":1}"))),
        Sample("missing-content-type", bad: headers(""), good: headers("", body: "")),
        Sample(
            "invalid-xml-body", bad: type("application/xml", body: "<a><b></a>"),
            good: type("text/xml", body: "<?xml version='1.0' encoding='utf-16'?><a>{{$guid}}</a>")),
        Sample(
            "invalid-form-body", bad: type("application/x-www-form-urlencoded"),
            good: type("application/x-www-form-urlencoded", body: "a=1&b=%20")),
        Sample(
            "charset-mismatch", bad: type("text/plain; charset=ISO-8859-1", body: "é"),
            good: type("text/plain; charset=ISO-8859-1", body: "e")),
        Sample("bare-example", bad: headers("", body: ""), good: headers("", code: "204", body: "")),
        Sample(
            "generator-placeholder", bad: one(Made.example(body: #"{"a":"<string>"}"#)),
            good: one(Made.example(body: #"{"a":"<p>string</p>"}"#))),
        Sample(
            "status-text-mismatch", bad: one(Made.example(code: "404", more: #","status":"OK""#)),
            good: one(Made.example(code: "422", more: #","status":"Unprocessable Entity""#))),
        Sample(
            "name-says-other-code", bad: one(Made.example(name: "404 Not Found")),
            good: one(Made.example(name: "Route 404 to Rome and back"))),
        Sample(
            "unusable-cors-header", bad: origin("https://a.example/"), good: origin("https://a.example")),
        Sample("single-origin", bad: origin("https://a.example"), good: origin("*")),
        Sample(
            "invalid-request-json", bad: one(Made.example(request: json("{a}"))),
            good: one(Made.example(request: json(#"{"a":{{n}}} // said by Postman"#)))),
        Sample(
            "saved-selector",
            bad: one(Made.example(request: #","header":[{"key":"x-mock-response-code","value":"404"}]"#)),
            good: one(Made.example(request: #","header":[{"key":"x-api-key","value":"{{key}}"}]"#))),
        Sample("wrong-content-type", bad: type("text/html"), good: type("application/vnd.api+json")),
        Sample("unusable-content-type", bad: type("*/*"), good: type("text/csv", body: "a")),
        Sample(
            "stale-framing-header", bad: headers(#"{"key":"Content-Length","value":"7"}"#),
            good: headers(#"{"key":"Content-Length","value":"7","disabled":true}"#)),
        Sample(
            "body-on-bodiless-status", bad: one(Made.example(code: "204")),
            good: one(Made.example(code: "204", body: ""))),
        Sample("null-code", bad: one(Made.example(code: "null")), good: one(Made.example())),
        Sample("nonstandard-code", bad: one(Made.example(code: "299")), good: one(Made.example(code: "451"))),
        Sample(
            "oversized-example", bad: type("text/plain", body: String(repeating: "a", count: 5_000_001)),
            good: type("text/plain", body: "a")),
        Sample(
            "stale-validator", bad: headers(#"{"key":"ETag","value":"\"1\""}"#),
            good: headers(#"{"key":"X","value":"1"}"#)),
        Sample("binary-body", bad: type("image/png", body: "\u{FFFD}PNG\u{FFFD}"), good: type("text/plain", body: "é")),
        Sample("empty-json-body", bad: one(Made.example(body: "")), good: one(Made.example(code: "204", body: ""))),
    ]

    private static func variables(_ rows: String, url: String = "{{base}}/a") -> String {
        Made.of(
            items: #"{"name":"R","request":{"method":"GET","url":"\#(url)"}}"#, more: #","variable":[\#(rows)]"#)
    }

    static let variables = [
        Sample(
            "unresolved-variable", bad: variables(""), good: variables(#"{"key":"base","value":"https://example.com"}"#)
        ),
        Sample(
            "unused-variable", bad: variables(#"{"key":"other","value":"1"}"#),
            good: variables(#"{"key":"base","value":"https://example.com"}"#)),
        Sample(
            "empty-variable", bad: variables(#"{"key":"base","value":""}"#),
            good: variables(#"{"key":"base","value":"x"}"#)),
        Sample(
            "duplicate-variable", bad: variables(#"{"key":"base","value":"x"},{"key":"base","value":"y"}"#),
            good: variables(#"{"key":"base","value":"x"}"#)),
        Sample(
            "partial-wildcard", bad: one(Made.example(url: "https://example.com/a-{{id}}")),
            good: one(Made.example(url: "https://example.com/{{id}}"))),
        Sample(
            "unresolved-in-response", bad: one(Made.example(body: #"{"a":"{{nope}}"}"#)),
            good: one(Made.example(url: "https://example.com/{{nope}}", body: #"{"a":"{{nope}}"}"#))),
        Sample(
            "bracketed-parameter", bad: one(Made.example(url: "https://example.com/{id}")),
            good: one(Made.example(url: "https://example.com/:id"))),
        Sample(
            "unknown-dynamic-variable", bad: one(Made.example(body: "{\"a\":\"{{$randomThing}}\"}")),
            good: one(Made.example(body: "{\"a\":\"{{$guid}}\"}"))),
        Sample(
            "raw-variable-in-json",
            bad: one(Made.example(url: "https://example.com/{{id}}", body: "{\"a\":\"{{id}}\"}")),
            good: one(Made.example(url: "https://example.com/{{id}}", body: "{\"a\":\"1\"}"))),
    ]
}
