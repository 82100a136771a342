extension Mistake {
    /// Requests and examples that have grown apart (V-4, V-14).
    static let ofRequests: [Mistake] = [
        Mistake(
            "the request's path is renamed", "Health", .request, "\"path\": [\"health\"]", "\"path\": [\"status\"]",
            says: "GET /v1/status gets 404", remedy: "change '/v1/health' to '/v1/status' in the example"),
        Mistake(
            "the example's path is renamed", "Health", .examples, "\"path\": [\"health\"]", "\"path\": [\"ping\"]",
            says: "saved as GET /v1/ping", remedy: "change '/v1/ping' to '/v1/health' in the example"),
        Mistake(
            "the request's method changes", "Add book", .request, "\"method\": \"POST\"", "\"method\": \"PUT\"",
            says: "PUT /v1/books gets 404", remedy: "use PUT or POST in both"),
        Mistake(
            "the example's method changes", "Health", .examples, "\"method\": \"GET\"", "\"method\": \"POST\"",
            says: "saved as POST /v1/health", remedy: "use GET or POST in both"),
        Mistake(
            "the request moves to another version", "Health", .request, "\"path\": [\"health\"]",
            "\"path\": [\"internal\", \"health\"]", says: "GET /v1/internal/health gets 404",
            remedy: "change '/v1/health' to '/v1/internal/health'"),
        Mistake(
            "the example lacks a segment", "Get book", .examples, "\"path\": [\"books\", \":bookId\"]",
            "\"path\": [\":bookId\"]", says: "GET /v1/books/7 gets 404", remedy: "save it again"),
        Mistake(
            "the example has a segment more", "Health", .examples, "\"path\": [\"health\"]",
            "\"path\": [\"health\", \"live\"]", says: "GET /v1/health gets 404", remedy: "save it again"),
        Mistake(
            "a path variable in braces in the example", "Get book", .examples, "\"path\": [\"books\", \":bookId\"]",
            "\"path\": [\"books\", \"{bookId}\"]", says: "'{bookId}'", remedy: ":bookId"),
        Mistake(
            "a path variable in braces everywhere", "Get book", .both, "\"path\": [\"books\", \":bookId\"]",
            "\"path\": [\"books\", \"{bookId}\"]", says: "'{bookId}'", remedy: ":bookId"),
        Mistake(
            "a path variable in angle brackets in the example", "Remove book", .examples,
            "\"path\": [\"books\", \"7\"]", "\"path\": [\"books\", \"<bookId>\"]", says: "'<bookId>'",
            remedy: "write ':bookId'"),
        Mistake(
            "a path variable in square brackets in the example", "Remove book", .examples,
            "\"path\": [\"books\", \"7\"]", "\"path\": [\"books\", \"[bookId]\"]", says: "'[bookId]'",
            remedy: "write ':bookId'"),
        Mistake(
            "another request's path answers", "Health", .request, "\"path\": [\"health\"]",
            "\"path\": [\"books\", \"health\"]", says: "GET /v1/books/health gets an example of 'Books/Get book'",
            remedy: "change '/v1/health' to '/v1/books/health'"),
        Mistake(
            "the example was copied from another request", "Remove book", .examples,
            "\"path\": [\"books\", \"7\"]", "\"path\": [\"authors\", \"7\"]", says: "saved as DELETE /v1/authors/7",
            remedy: "change '/v1/authors/7' to '/v1/books/:bookId'"),
        Mistake(
            "the example has another base path", "Health", .examples, "\"host\": [\"{{baseUrl}}\"]",
            "\"host\": [\"https://library.example.com/v2\"]", says: "saved as GET /v2/health",
            remedy: "change '/v2/health' to '/v1/health'"),
        Mistake(
            "the request has another host with a path", "Health", .request, "\"host\": [\"{{baseUrl}}\"]",
            "\"host\": [\"https://library.example.com/beta\"]", says: "GET /beta/health gets 404",
            remedy: "change '/v1/health' to '/beta/health'"),
        Mistake(
            "a doubled slash in the example", "Health", .examples, "\"path\": [\"health\"]",
            "\"path\": [\"\", \"health\"]", says: "GET /v1/health gets 404", remedy: "save it again"),
        Mistake(
            "the method is not a method", "Health", .both, "\"method\": \"GET\"", "\"method\": \"GET IT\"",
            says: "'GET IT' is not a valid HTTP method", remedy: "no request"),
        Mistake(
            "a status code with a digit more", "Health", .examples, "\"code\": 200", "\"code\": 2000",
            says: "2000 is not a valid status code", remedy: "200–"),
        Mistake(
            "an interim status code", "Health", .examples, "\"code\": 200", "\"code\": 100",
            says: "100 is not a valid status code", remedy: "200–"),
        Mistake(
            "another request shadows it", "Health", .both, "\"path\": [\"health\"]",
            "\"path\": [\"books\"], \"query\": [{ \"key\": \"page\", \"value\": \"1\" }]",
            says: "shadowed by 'First page'", remedy: "ask with x-mock-response-name: Healthy",
            isStrict: true),
    ]
}
