import PostmanModel

/// One API to be written in every format.
struct SampleAPI {
    struct Folder {
        var name: String
        var description: String?
        var variables: [Variable] = []
        var folders: [Folder] = []
        var requests: [Request] = []
    }

    struct Request {
        var name: String
        var description: String?
        var variables: [Variable] = []
        var request: SavedRequest
        var examples: [Example] = []
    }

    /// A saved response; its request is its parent's but for what is said here.
    struct Example {
        var id: String
        var name: String
        var path: String?
        var query: [Row]?
        /// Only what a pure v3 example cannot hold.
        var body: RequestBody?
        /// All of its request, whatever its parent's is.
        var own: SavedRequest?
        var code: Int?
        var headers: [Row] = []
        var text = ""
        var language = "json"

        func request(of parent: SavedRequest) -> SavedRequest {
            if let own { return own }
            var request = parent
            if let path { request.url.path = path }
            if let query { request.url.query = query }
            if let body { request.body = body }
            return request
        }
    }

    static let root = Folder(
        name: "Shop", description: "Sells *books*.",
        variables: [Variable("baseUrl", "https://shop.example/v1"), Variable("old", "x", isEnabled: false)],
        folders: [
            Folder(
                name: "Users", description: "Who \"buys\"", variables: [Variable("tab", "profile")],
                folders: [Folder(name: "Sessions", requests: [login, form])], requests: [user, users])
        ], requests: [search, upload, query])

    private static let host = "{{baseUrl}}"
    private static let json = Row("Content-Type", "application/json")

    private static let user = Request(
        name: "Get user", description: "One of them:\nby id",
        request: SavedRequest(
            url: SavedURL(host: host, path: "/users/:id/{{tab}}", pathVariables: [Row("id", "1")]),
            headers: [Row("Accept", "application/json"), Row("X-Debug", "1", isEnabled: false)]),
        examples: [
            Example(
                id: "e1", name: "Found", code: 200, headers: [json, Row("X-Id", "{{tab}}")],
                text: "{\n  \"id\": 1,\n  \"name\": \"Zoë\"\n}"),
            Example(id: "e2", name: "Missing", code: 404, headers: [json], text: #"{"error":"no such user"}"#),
        ])

    private static let users = Request(
        name: "List users",
        request: SavedRequest(
            url: SavedURL(
                host: host, path: "/users",
                query: [Row("active", "true"), Row("page", "1"), Row("debug", "1", isEnabled: false)])),
        examples: [
            Example(id: "e3", name: "First page", code: 200, headers: [json], text: "[1, 2]"),
            Example(
                id: "e4", name: "Second page", query: [Row("active", "true"), Row("page", "2")], code: 200,
                headers: [json], text: "[]"),
            Example(
                id: "e5", name: "Any", path: "/users/{{other}}", query: [], code: nil, text: "plain", language: "text"),
        ])

    private static let login = Request(
        name: "Log in",
        request: SavedRequest(
            method: "POST", url: SavedURL(host: host, path: "/sessions"), headers: [json],
            body: .raw(#"{"user":"ada"}"#, language: "json")),
        examples: [
            Example(id: "e6", name: "Created", code: 201, headers: [json], text: #"{"token":"t"}"#),
            Example(
                id: "e7", name: "Refused", body: .raw(#"{"user":"eve"}"#, language: "json"), code: 403,
                headers: [json], text: #"{"error":"no"}"#),
        ])

    private static let form = Request(
        name: "Refresh",
        request: SavedRequest(
            method: "POST", url: SavedURL(host: host, path: "/refresh"),
            headers: [Row("Content-Type", "application/x-www-form-urlencoded")],
            body: .urlencoded([Row("token", "a b"), Row("scope", "all"), Row("trace", "1", isEnabled: false)])),
        examples: [Example(id: "e8", name: "Refreshed", code: 200, headers: [json], text: "{}")])

    private static let search = Request(
        name: "Search", request: SavedRequest(method: "GET", url: SavedURL(host: host, path: "/search")))

    private static let upload = Request(
        name: "Upload",
        request: SavedRequest(
            method: "PUT", url: SavedURL(host: host, path: "/files/"), headers: [Row("X-Key", "k:1")],
            body: .formData([
                FormField("title", .text("Report")), FormField("data", .file(source: "/tmp/a.pdf")),
                FormField("draft", .text("yes"), isEnabled: false),
            ])),
        examples: [Example(id: "e9", name: "Stored", code: 204, headers: [Row("Location", "/files/1")])])

    private static let query = Request(
        name: "Query",
        request: SavedRequest(
            method: "POST", url: SavedURL(host: host, path: "/graphql"), headers: [json],
            body: .graphQL(query: "query { user }", variables: #"{"id":1}"#, operationName: nil)),
        examples: [
            Example(id: "e10", name: "Answered", code: 200, headers: [json], text: #"{"data":{}}"#),
            Example(
                id: "e11", name: "From file", path: "/import", body: .file(source: "/tmp/q.bin", content: nil),
                code: 202,
                text: "<ok/>", language: "xml"),
            Example(
                id: "e12", name: "As text", path: "/notes", body: .raw("a\nb", language: "text"), code: 200, text: "007"
            ),
        ])
}
