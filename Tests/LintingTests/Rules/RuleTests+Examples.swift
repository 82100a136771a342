extension RuleTests {
    private static func headers(_ rows: String, code: String = "200", body: String = "{}") -> String {
        one(Made.example(code: code, headers: rows, body: body))
    }

    private static func type(_ type: String, body: String = "{}") -> String {
        headers(#"{"key":"Content-Type","value":"\#(type)"}"#, body: body)
    }

    static let examples = [
        Sample("invalid-json-body", bad: one(Made.example(body: "{a}")), good: one(Made.example(body: "{\"a\":1}"))),
        Sample("missing-content-type", bad: headers(""), good: headers("", body: "")),
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
            "unknown-dynamic-variable", bad: one(Made.example(body: "{\"a\":\"{{$randomThing}}\"}")),
            good: one(Made.example(body: "{\"a\":\"{{$guid}}\"}"))),
        Sample(
            "raw-variable-in-json",
            bad: one(Made.example(url: "https://example.com/{{id}}", body: "{\"a\":\"{{id}}\"}")),
            good: one(Made.example(url: "https://example.com/{{id}}", body: "{\"a\":\"1\"}"))),
    ]
}
