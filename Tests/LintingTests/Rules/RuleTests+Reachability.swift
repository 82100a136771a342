extension RuleTests {
    static let reachability = [
        Sample(
            "duplicate-example", bad: two(Made.example(), Made.example(name: "F")),
            good: two(Made.example(), Made.example(code: "404"))),
        Sample(
            "shadowed-example", bad: two(Made.example(), Made.example(name: "F", body: "[1]")),
            good: two(Made.example(), Made.example(url: "https://example.com/b", body: "[1]"))),
        Sample(
            "double-slash", bad: one(Made.example(url: "https://example.com/a//b")),
            good: one(Made.example(url: "https://example.com/a/b/"))),
        Sample(
            "needs-id", bad: two(Made.example(), Made.example(body: "[1]")),
            good: two(Made.example(), Made.example(name: "F", body: "[1]"))),
        Sample(
            "duplicate-example-name", bad: two(Made.example(), Made.example(code: "404")),
            good: two(Made.example(), Made.example(name: "F"))),
        Sample(
            "duplicate-request-name",
            bad: Made.of(items: #"{"name":"R","request":"https://a/b"},{"name":"R","request":"https://a/c"}"#),
            good: Made.of(items: #"{"name":"R","request":"https://a/b"},{"name":"S","request":"https://a/c"}"#)),
        Sample(
            "duplicate-example-id",
            bad: two(Made.example(more: #","id":"1""#), Made.example(more: #","id":"1""#)),
            good: two(Made.example(more: #","id":"1""#), Made.example(more: #","id":"2""#))),
    ]

    private static func tested(_ line: String) -> String {
        Made.of(
            items: """
                {"name":"R","request":"https://example.com/a","response":[\(Made.example())],
                "event":[{"listen":"test","script":{"exec":["\(line)"]}}]}
                """)
    }

    static let drift = [
        Sample("method-drift", bad: one(Made.example(method: "PUT")), good: one(Made.example(method: "get"))),
        Sample(
            "path-drift", bad: one(Made.example(url: "https://example.com/a/b")),
            good: one(Made.example(url: "https://other.example.com/a"))),
        Sample(
            "test-status-mismatch", bad: tested("pm.response.to.have.status(204);"),
            good: tested("// pm.response.to.have.status(204);")),
        Sample(
            "query-drift", bad: one(Made.example(url: "https://example.com/a?x=1")), good: one(Made.example())),
        Sample(
            "shape-drift", bad: two(Made.example(), Made.example(name: "F", body: "[]")),
            good: two(Made.example(), Made.example(name: "F", code: "404", body: "[]"))),
        Sample(
            "content-type-drift",
            bad: two(Made.example(), Made.example(headers: #"{"key":"Content-Type","value":"text/csv"}"#, body: "a")),
            good: two(Made.example(), Made.example(name: "F"))),
    ]

    static let coverage = [
        Sample(
            "request-without-examples",
            bad: Made.of(
                items:
                    #"{"name":"R","request":"https://a/b"},{"name":"S","request":"https://a/c","response":[\#(Made.example())]}"#
            ),
            good: one(Made.example())),
        Sample(
            "folder-without-examples",
            bad: Made.of(
                items:
                    #"{"name":"F","item":[{"name":"R","request":"https://a/b"}]},{"name":"S","request":"https://a/c","response":[\#(Made.example())]}"#
            ), good: one(Made.example())),
        Sample("only-error-examples", bad: one(Made.example(code: "500")), good: one(Made.example())),
        Sample("no-examples", bad: Made.of(items: #"{"name":"R","request":"https://a/b"}"#), good: one(Made.example())),
    ]

    static let format = [
        Sample(
            "misspelt-key",
            bad: Made.of(items: #"{"name":"R","request":"https://a/b","descripton":"d"}"#), good: one(Made.example())),
        Sample(
            "swallowed-content",
            bad: Made.of(items: #"{"name":"R","request":"https://a/b","responses":[\#(Made.example())]}"#),
            good: one(Made.example())),
        Sample(
            "url-raw-drift",
            bad: Made.of(
                items: #"{"name":"R","request":{"url":{"raw":"https://a/b","host":["a"],"path":["c"]}}}"#),
            good: Made.of(
                items:
                    #"{"name":"R","request":{"url":{"raw":"https://a/b?x=1","host":["a"],"path":["b"],"query":[{"key":"x","value":"1","disabled":true}]}}}"#
            )),
        Sample(
            "schema-missing", bad: #"{"info":{"name":"A"},"item":[{"name":"R","request":"https://a/b"}]}"#,
            good: one(Made.example())),
        Sample(
            "old-format",
            bad:
                #"{"id":"1","name":"A","order":["2"],"requests":[{"id":"2","name":"R","url":"https://a/b","method":"GET"}]}"#,
            good: one(Made.example())),
    ]
}
