extension Mistake {
    private static let list = "\"body\": \"{\\\"books\\\": [{\\\"id\\\": 7, \\\"title\\\": \\\"Dune\\\"}]}\""
    private static let json = "\"header\": [{ \"key\": \"Content-Type\", \"value\": \"application/json\" }]"
    private static let plain = "\"header\": [{ \"key\": \"Content-Type\", \"value\": \"text/plain\" }]"
    private static let fine = "\"body\": \"fine\""

    /// A body of the list of books.
    private static func body(_ name: String, _ text: String, _ rule: String, _ remedy: String) -> Mistake {
        Mistake(name, "List books", .examples, list, "\"body\": \"\(text)\"", says: "[\(rule)]", remedy: remedy)
    }

    /// The headers of the health check's answer.
    private static func headers(_ name: String, _ rows: [(String, String)], _ rule: String, _ remedy: String) -> Mistake
    {
        let rows = rows.map { "{ \"key\": \"\($0.0)\", \"value\": \"\($0.1)\" }" }.joined(separator: ", ")
        return Mistake(
            name, "Health", .examples, plain, "\"header\": [\(rows)]", says: "[\(rule)]", remedy: remedy)
    }

    /// The headers and the body of the health check's answer.
    private static func answer(
        _ name: String, type: String, body: String, _ rule: String, _ remedy: String
    ) -> Mistake {
        let old = plain + ",\n          " + fine
        let new = "\"header\": [{ \"key\": \"Content-Type\", \"value\": \"\(type)\" }], \"body\": \"\(body)\""
        return Mistake(name, "Health", .examples, old, new, says: "[\(rule)]", remedy: remedy)
    }

    /// Bodies, headers and variables that harm whoever uses the mock (V-12).
    static let ofContent: [Mistake] = [
        body("a comma too many", "{\\\"books\\\": [],}", "invalid-json-body", "fix the body"),
        body("a brace is missing", "{\\\"books\\\": [", "invalid-json-body", "fix the body"),
        body("single quotes", "{'books': []}", "invalid-json-body", "fix the body"),
        body("a page where JSON is declared", "<html></html>", "invalid-json-body", "declare what it is"),
        body("a remark in JSON", "{\\\"books\\\": [] // all\\n}", "invalid-json-body", "fix the body"),
        body("no body of a successful answer", "", "empty-json-body", "use 204"),
        body(
            "an unknown dynamic variable", "{\\\"id\\\": \\\"{{$randomBook}}\\\"}", "unknown-dynamic-variable", "choose"
        ),
        body("a slip in a dynamic variable", "{\\\"id\\\": \\\"{{$guidd}}\\\"}", "unknown-dynamic-variable", "choose"),
        body(
            "a variable that nothing resolves", "{\\\"next\\\": \\\"{{nextPage}}\\\"}", "unresolved-in-response",
            "define it"),
        body(
            "another case of a variable", "{\\\"next\\\": \\\"{{BaseURL}}\\\"}", "unresolved-in-response", "define it"),
        answer(
            "XML that does not end", type: "application/xml", body: "<a><b></a>", "invalid-xml-body", "fix the body"),
        answer("text as XML", type: "text/xml", body: "fine", "invalid-xml-body", "fix the body"),
        answer(
            "text as a problem in JSON", type: "application/problem+json", body: "fine", "invalid-json-body",
            "fix the body"),
        answer(
            "JSON as a multipart form", type: "multipart/form-data; boundary=x", body: "{}", "invalid-form-body",
            "declare"),
        headers("no media type", [("Content-Type", "json")], "unusable-content-type", "write one whole media type"),
        headers(
            "two media types", [("Content-Type", "text/plain, text/html")], "unusable-content-type",
            "write one whole media type"),
        headers(
            "a header with a space in its name", [("Content-Type", "text/plain"), ("X Total", "3")], "header-name",
            "letters"),
        headers(
            "a header with a line break", [("Content-Type", "text/plain"), ("X-Total", "3\\nX-Next: 4")],
            "header-newline", "line"),
        headers(
            "a header with a control character", [("Content-Type", "text/plain"), ("X-Total", "3\\u0007")],
            "header-control-character", "on one line"),
        headers(
            "a variable in a header that nothing resolves",
            [("Content-Type", "text/plain"), ("X-Next", "{{nextPage}}")], "unresolved-in-response", "define it"),
        headers(
            "two origins",
            [("Content-Type", "text/plain"), ("Access-Control-Allow-Origin", "https://a.example, https://b.example")],
            "unusable-cors-header", "store one origin"),
        headers(
            "an origin with a slash",
            [("Content-Type", "text/plain"), ("Access-Control-Allow-Origin", "https://a.example/")],
            "unusable-cors-header", "store one origin"),
        headers(
            "a pattern of origins",
            [("Content-Type", "text/plain"), ("Access-Control-Allow-Origin", "https://*.example.com")],
            "unusable-cors-header", "store one origin"),
        headers(
            "every origin with credentials",
            [
                ("Content-Type", "text/plain"), ("Access-Control-Allow-Origin", "*"),
                ("Access-Control-Allow-Credentials", "true"),
            ], "unusable-cors-header", "store one origin"),
        headers(
            "the origin twice",
            [
                ("Content-Type", "text/plain"), ("Access-Control-Allow-Origin", "https://a.example"),
                ("Access-Control-Allow-Origin", "https://b.example"),
            ], "unusable-cors-header", "store one origin"),
        Mistake(
            "examples under a key that the format does not have", "Health", .both, "\"response\":", "\"responses\":",
            says: "[swallowed-content]", remedy: "write the key"),
    ]

    private static func secret(_ name: String, _ value: String, _ rule: String) -> Mistake {
        Mistake(
            name, "Health", .request, "\"header\": []",
            "\"header\": [{ \"key\": \"X-Token\", \"value\": \"\(value)\" }]", says: "[\(rule)]", remedy: "revoke it")
    }

    /// Secrets of a known shape, in pieces, so that no scanner takes this file for a leak.
    static let ofSecrecy: [Mistake] = [
        secret("a token of GitHub", "gh" + "p_1AbCdEfGhIjKlMnOpQrStUvWxYz2345678901", "github-token"),
        secret("a token of GitLab", "gl" + "pat-a1B2c3D4e5F6g7H8i9J0", "gitlab-token"),
        secret("a token of Slack", "xo" + "xb-123456789012-123456789012-AbCdEfGhIjKlMnOpQrStUvWx", "slack-token"),
        secret("a live key of Stripe", "sk_" + "live_4eC39HqLyjWDarjtT1zdp7dc4eC39HqL", "stripe-key"),
        secret("a key of AWS", "AK" + "IAQ3EGRTYUIOPLKJHG", "aws-access-key"),
        secret("a key of Google", "AI" + "zaSyD4f8k2L9m3N7p1Q5r6S0t8U4v2W9x3YzA", "google-api-key"),
        secret(
            "a key of Postman", "PM" + "AK-64f1a2b3c4d5e6f7a8b9c0d1-0123456789abcdef0123456789abcdef01",
            "postman-api-key"),
        secret(
            "a key of SendGrid", "S" + "G.aBcDeFgHiJkLmNoPqRsTuV.aBcDeFgHiJkLmNoPqRsTuVwXyZ0123456789aBcDeFg",
            "sendgrid-key"),
        secret("a token of npm", "np" + "m_1AbCdEfGhIjKlMnOpQrStUvWxYz234567890", "npm-token"),
        Mistake(
            "a private key in an answer", "Health", .examples, fine,
            "\"body\": \"-----BEGIN RSA "
                + "PRIVATE KEY-----\\nMIIEpAIBAAKCAQEA1c7+9z5Pad7OejecsQ0bu3aumj0UPfEIAVgfOuXKjvC9Nk2B\\n"
                + "AoIBAQC7VJTUt9Us8cKjMzEfYyjiWA4R4ypbHqGC0H0+tG3hGb1yGb8K\\n-----END RSA PRIVATE KEY-----\"",
            says: "[private-key]", remedy: "revoke it"),
        Mistake(
            "a password in an address", "Health", .both, "\"host\": [\"{{baseUrl}}\"]",
            "\"host\": [\"https://ada:s3cr3tPass@library.internal.acme.net/v1\"]", says: "[url-credentials]",
            remedy: "revoke it"),
        secret("credentials of Basic authentication", "x", "basic-credentials").replacingHeader(
            "Authorization", "Basic " + "YWRhOmxvdmVsYWNlLTE4NDM="),
    ]

    private func replacingHeader(_ name: String, _ value: String) -> Mistake {
        var mistake = self
        mistake.edit.new = "\"header\": [{ \"key\": \"\(name)\", \"value\": \"\(value)\" }]"
        return mistake
    }

    /// Files that are none, and what else only the file as a whole shows.
    static let ofFiles: [Mistake] = [
        Mistake(
            "a comma is missing in the file", nil, .both, "\"name\": \"Library\",", "\"name\": \"Library\"",
            says: "library.json:", remedy: "comma"),
        Mistake(
            "an example that is no object", "Health", .both, "\"response\": [", "\"response\": [ 7,",
            says: "[example-not-object]", remedy: "object"),
        Mistake(
            "a status code in words", "Health", .examples, "\"code\": 200", "\"code\": \"two hundred\"",
            says: "[code-not-servable]", remedy: "as a number"),
    ]

    static let all = ofRequests + ofContent + ofSecrecy + ofFiles
}
