extension RuleTests {
    static let reachability = [
        Sample(
            "duplicate-example", bad: two(Made.example(), Made.example(name: "F")),
            good: two(Made.example(), Made.example(code: "404"))),
        Sample(
            "shadowed-example", bad: two(Made.example(), Made.example(name: "F", body: "[1]")),
            good: two(Made.example(), Made.example(url: "https://example.com/b", body: "[1]"))),
        Sample(
            "never-selected", bad: two(Made.example(), Made.example(body: "[1]")),
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

    static let drift = [
        Sample("method-drift", bad: one(Made.example(method: "PUT")), good: one(Made.example(method: "get"))),
        Sample(
            "path-drift", bad: one(Made.example(url: "https://example.com/a/b")),
            good: one(Made.example(url: "https://other.example.com/a"))),
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
            bad: Made.of(items: #"{"name":"R","request":"https://a/b","respones":[]}"#), good: one(Made.example())),
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
