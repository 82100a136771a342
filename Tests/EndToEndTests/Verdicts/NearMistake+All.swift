extension NearMistake {
    private static let plain = "\"header\": [{ \"key\": \"Content-Type\", \"value\": \"text/plain\" }]"
    private static let fine = "\"body\": \"fine\""
    private static let list = "\"body\": \"{\\\"books\\\": [{\\\"id\\\": 7, \\\"title\\\": \\\"Dune\\\"}]}\""

    private static func headers(_ name: String, _ rows: [(String, String)]) -> NearMistake {
        let rows = rows.map { "{ \"key\": \"\($0.0)\", \"value\": \"\($0.1)\" }" }.joined(separator: ", ")
        return NearMistake(name, "Health", .examples, plain, "\"header\": [\(rows)]")
    }

    private static func body(_ name: String, _ text: String) -> NearMistake {
        NearMistake(name, "List books", .examples, list, "\"body\": \"\(text)\"")
    }

    private static func header(_ name: String, _ value: String) -> NearMistake {
        NearMistake(
            name, "Health", .request, "\"header\": []",
            "\"header\": [{ \"key\": \"X-Token\", \"value\": \"\(value)\" }]")
    }

    /// What a faithful collection may contain: each must stay green.
    static let all: [NearMistake] = [
        NearMistake("a trailing slash in the request", "Health", .request, "[\"health\"]", "[\"health\", \"\"]"),
        NearMistake("another case in the example", "Health", .examples, "[\"health\"]", "[\"Health\"]"),
        NearMistake("the other notation of a path variable", "Get book", .request, ":bookId\"]", "{{bookId}}\"]"),
        NearMistake("another name of a path variable", "Get book", .examples, ":bookId\"]", ":id\"]"),
        NearMistake(
            "a value in the example's path", "Get book", .examples, "\"path\": [\"books\", \":bookId\"]",
            "\"path\": [\"books\", \"7\"]"),
        NearMistake(
            "a name in the example's path", "Remove book", .examples, "[\"books\", \"7\"]", "[\"books\", \"dune\"]"),
        NearMistake(
            "a UUID in the example's path", "Remove book", .examples, "[\"books\", \"7\"]",
            "[\"books\", \"0f8fad5b-d9cb-469f-a165-70867728950e\"]"),
        NearMistake(
            "a query parameter only in the request", "Health", .request, "\"path\": [\"health\"]",
            "\"path\": [\"health\"], \"query\": [{ \"key\": \"deep\", \"value\": \"1\" }]"),
        NearMistake(
            "another value of a query parameter", "List books", .examples,
            "\"query\": [{ \"key\": \"page\", \"value\": \"1\" }]",
            "\"query\": [{ \"key\": \"page\", \"value\": \"2\" }]"),
        NearMistake(
            "a query parameter with a variable", "List books", .request,
            "\"query\": [{ \"key\": \"page\", \"value\": \"1\" }]",
            "\"query\": [{ \"key\": \"page\", \"value\": \"{{page}}\" }]"),
        NearMistake(
            "another body in the request", "Add book", .request, "{\\\"title\\\": \\\"Emma\\\"}",
            "{\\\"title\\\": \\\"Persuasion\\\"}"),
        NearMistake(
            "a file as the body", "Add book", .both, "\"mode\": \"raw\", \"raw\": \"{\\\"title\\\": \\\"Emma\\\"}\"",
            "\"mode\": \"file\", \"file\": { \"src\": \"/cover.png\" }"),
        NearMistake(
            "an absolute address in the example", "Health", .examples, "\"host\": [\"{{baseUrl}}\"]",
            "\"host\": [\"https://library.example.com/v1\"]"),
        NearMistake("an unregistered status code", "Health", .examples, "\"code\": 200", "\"code\": 299"),
        NearMistake(
            "no id of an example", "Health", .examples, "\"id\": \"00000000-0000-4000-8000-000000000006\",", ""),
        NearMistake(
            "the id of another example", "Get book", .examples, "\"id\": \"00000000-0000-4000-8000-000000000003\",",
            "\"id\": \"00000000-0000-4000-8000-000000000002\","),
        // Postman sends the braces, a reader sends a value: the example's variable takes both.
        NearMistake("braces in the request only", "Get book", .request, ":bookId\"]", "{bookId}\"]"),
        NearMistake("angle brackets in the request only", "Get book", .request, ":bookId\"]", "<bookId>\"]"),
        NearMistake(
            "a schema of the future", nil, .both, "json/collection/v2.1.0/collection.json",
            "json/collection/v2.9.0/collection.json"),
        NearMistake("no status text", "Health", .examples, "\"status\": \"OK\", ", ""),
        NearMistake("a name with umlauts", nil, .both, "\"name\": \"Library\"", "\"name\": \"Bücherei\""),
        body("an empty list", "{\\\"books\\\": []}"),
        body("a list at the top", "[]"),
        body("a number as JSON", "7"),
        body("JSON with blank lines around it", "\\n\\n{\\\"books\\\": []}\\n"),
        body("a documented dynamic variable", "{\\\"id\\\": \\\"{{$guid}}\\\"}"),
        body("a number from a dynamic variable", "{\\\"id\\\": {{$randomInt}}}"),
        body("a variable with a value", "{\\\"next\\\": \\\"{{baseUrl}}/books?page=2\\\"}"),
        body("braces in a text", "{\\\"pattern\\\": \\\"{a}{b}\\\"}"),
        NearMistake(
            "a path variable in the body", "Get book", .examples, "\\\"id\\\": 7,", "\\\"id\\\": \\\"{{bookId}}\\\","),
        headers("a charset", [("Content-Type", "text/plain; charset=utf-8")]),
        headers("a media type in capitals", [("Content-Type", "Text/Plain")]),
        headers("one origin", [("Content-Type", "text/plain"), ("Access-Control-Allow-Origin", "https://a.example")]),
        headers("every origin", [("Content-Type", "text/plain"), ("Access-Control-Allow-Origin", "*")]),
        headers("two cookies", [("Content-Type", "text/plain"), ("Set-Cookie", "a=1"), ("Set-Cookie", "b=2")]),
        headers("a stale framing header", [("Content-Type", "text/plain"), ("Transfer-Encoding", "chunked")]),
        header("a token that is a variable", "{{token}}"),
        header("a placeholder for a token", "gh" + "p_<your token>"),
        header("a word that begins like a key", "AK" + "IA is the prefix"),
        NearMistake(
            "Basic authentication by variables", "Health", .request, "\"header\": []",
            "\"header\": [{ \"key\": \"Authorization\", \"value\": \"Basic {{credentials}}\" }]"),
        NearMistake(
            "a disabled header that HTTP does not allow", "Health", .examples, plain,
            "\"header\": [{ \"key\": \"Content-Type\", \"value\": \"text/plain\" }, { \"key\": \"X Y\", \"value\": \"1\", \"disabled\": true }]"
        ),
    ]
}
