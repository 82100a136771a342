import TestSupport
import Testing

/// Collections of one request that is unlike most: all that the run makes of it stays green.
struct FaithfulRunTests {
    struct Shape: Sendable, CustomTestStringConvertible {
        var method: String
        var headers: [(String, String)] = []
        var body = ""

        var testDescription: String { method + headers.map { " \($0.0): \($0.1)" }.joined() }

        /// The request as a collection stores it.
        var request: String {
            let rows = headers.map { "{\"key\": \"\($0.0)\", \"value\": \"\($0.1)\"}" }.joined(separator: ", ")
            let body = body.isEmpty ? "" : ", \"body\": {\"mode\": \"raw\", \"raw\": \"\(body)\"}"
            return "{\"method\": \"\(method)\", \"header\": [\(rows)], \"url\": \"{{base}}/x\"\(body)}"
        }
    }

    @Test(arguments: [
        Shape(method: "HEAD"), Shape(method: "DELETE"), Shape(method: "OPTIONS"), Shape(method: "PURGE"),
        Shape(method: "POST"), Shape(method: "GET", headers: [("Connection", "close")]),
        Shape(method: "GET", headers: [("Connection", "keep-alive"), ("Content-Length", "0")]),
        Shape(method: "GET", headers: [("Host", "api.example")]),
        Shape(method: "POST", headers: [("Expect", "100-continue"), ("Content-Length", "5")], body: "hello"),
        Shape(method: "POST", headers: [("Transfer-Encoding", "chunked")], body: "hello"),
    ])
    func staysGreen(shape: Shape) async throws {
        let folder = try TestFolder()
        try folder.write(
            """
            {"info": {"name": "One", "schema": "https://schema.getpostman.com/json/collection/v2.1.0/collection.json"},
             "item": [{"name": "X", "request": \(shape.request), "response": [
               {"id": "1", "name": "Fine", "originalRequest": \(shape.request), "status": "OK", "code": 200,
                "header": [{"key": "Content-Type", "value": "text/plain"}], "body": "fine"}]}]}
            """, to: "one.postman_collection.json")
        let run = try await ProgramRun(["verify", "one.postman_collection.json", "--quiet"], in: folder.url)
        #expect(run.status == 0, "\(run.output)\(run.errors)")
    }

    /// What no header can be called is left out of responses, and so it is of preflights that examples answer.
    @Test func aHeaderThatCannotBeSentIsNotExpectedOfAPreflight() async throws {
        let folder = try TestFolder()
        let request = #"{"method": "POST", "header": [{"key": "X-Page", "value": "1"}], "url": "{{base}}/x"}"#
        try folder.write(
            """
            {"info": {"name": "One", "schema": "https://schema.getpostman.com/json/collection/v2.1.0/collection.json"},
             "item": [{"name": "X", "request": \(request), "response": [
               {"id": "1", "name": "Fine", "originalRequest": \(request), "status": "OK", "code": 200,
                "header": [{"key": "Content-Type", "value": "text/plain"},
                           {"key": "Access-Control-Odd/Name", "value": "1"}], "body": "fine"}]}]}
            """, to: "one.postman_collection.json")
        try folder.write(
            "mocks: [{ name: One, collection: one.postman_collection.json, cors: { mode: example } }]\n",
            to: "mockcheck.yaml")
        let run = try await ProgramRun(["verify", ".", "--axis", "cors", "--quiet"], in: folder.url)
        #expect(run.status == 0, "\(run.output)\(run.errors)")
    }
}
