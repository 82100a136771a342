import Foundation
import HTTPMessage
import HTTPWire
import PostmanModel
import Synchronization
import TestSupport
import Testing

/// `verify --update-examples` on collections of every format: what is written, and what is not (product T-5).
struct UpdateExamplesTests {
    private static let token = "tok-51Hd83kQpL0s"

    /// `GET /order` has drifted, has an id that is new each time, and repeats the caller's token.
    private final class BackEnd: Responder {
        private let count = Mutex(0)

        func respond(to call: Call) -> Response {
            let number = count.withLock { count in
                count += 1
                return count
            }
            let seen = call.headers["authorization"] ?? ""
            let body = #"{"id":"\#(number)","total":"9.50","name":"Ä","new":{"by":"\#(seen)","mail":"jo@contoso.com"}}"#
            return Response(
                Reply(status: 200, headers: ["Content-Type": "application/json"], body: Array(body.utf8)))
        }
    }

    private static let body = "{\n    \"id\": \"first\",\n    \"total\": 1,\n    \"name\": \"Ä\",\n    \"old\": true\n}"
    private static let updated =
        "{\n    \"id\": \"first\",\n    \"total\": \"9.50\",\n    \"name\": \"Ä\",\n    \"new\": {\n"
        + "        \"by\": \"[redacted]\",\n        \"mail\": \"[redacted]\"\n    }\n}"

    private static func json(_ text: String) -> String { JSONText.quoted(text) }

    private static let info = "https://schema.getpostman.com/json/collection/"

    /// A collection in a format, with `BODY` where the example's body stands.
    private static let collections: [(name: String, files: [String: String])] = [
        (
            "v2.1",
            [
                "c.postman_collection.json": """
                {"info":{"name":"C","schema":"\(info)v2.1.0/collection.json"},
                 "auth":{"type":"bearer","bearer":[{"key":"token","value":"{{token}}"}]}, "item":[
                 {"name":"Get" , "request":{"method":"GET","url":"{{u}}/order"},"response":[ {"name":"E","code":200,
                  "originalRequest":{"method":"GET","url":"{{u}}/order"},"status":"OK",
                  "header":[{"key":"Content-Type","value":"application/json"}],"body":BODY} ]} ] }
                """
            ]
        ),
        (
            "v2.0",
            [
                "c.postman_collection.json": """
                {"info":{"name":"C","schema":"\(info)v2.0.0/collection.json"},
                 "auth":{"type":"bearer","bearer":{"token":"{{token}}"}},
                 "item":[{"name":"Get","request":{"method":"GET","url":"{{u}}/order"},
                  "response":[{"name":"E","code":200,
                   "header":[{"key":"Content-Type","value":"application/json"}],"body":BODY}]}]}
                """
            ]
        ),
        (
            "v1",
            [
                "c.postman_collection.json": """
                {"id":"c","name":"C","auth":{"type":"bearer","bearer":[{"key":"token","value":"{{token}}"}]},
                 "order":["r"],"requests":[{"id":"r","name":"Get","url":"{{u}}/order","method":"GET","responses":[
                  {"id":"e","name":"E","responseCode":{"code":200,"name":"OK"},"text":BODY,
                   "headers":[{"key":"Content-Type","value":"application/json"}]}]}]}
                """
            ]
        ),
        (
            "v3",
            [
                "C/.resources/definition.yaml":
                    "$kind: collection\nname: C\nauth:\n  type: bearer\n  credentials:\n    - key: token\n"
                    + "      value: '{{token}}'\n",
                "C/Get.request.yaml": "$kind: http-request\nname: Get\nurl: '{{u}}/order'\nmethod: GET\n",
                "C/.resources/Get.resources/examples/E.example.yaml": """
                $kind: http-example
                request:
                  url: '{{u}}/order'
                  method: GET
                response:
                  statusCode: 200 # fine
                  headers: {content-type: application/json}
                  body:
                    type: json
                    content: |-
                YAML
                order: 1000

                """,
            ]
        ),
    ]

    private static func filled(_ text: String, _ body: String) -> String {
        let lines = body.split(separator: "\n").map { "      " + $0 }.joined(separator: "\n")
        return text.replacing("BODY", with: json(body)).replacing("YAML", with: lines)
    }

    private static func run(
        _ collection: (name: String, files: [String: String]), _ options: [String]
    ) async throws -> (run: ProgramRun, files: [String: String], said: String) {
        let listener = try await Listener.start(responder: BackEnd())
        let folder = try TestFolder()
        for (name, text) in collection.files {
            try FileManager.default.createDirectory(
                at: URL(filePath: folder.path(name)).deletingLastPathComponent(), withIntermediateDirectories: true)
            try folder.write(filled(text, body), to: name)
        }
        let run = try await ProgramRun(
            [
                "verify", ".", "--target", "http://127.0.0.1:\(listener.port)", "--target-as", "api",
                "--reporter", "json", "--reporter", "html", "--reporter", "markdown", "--reporter", "tap", "--reporter",
                "ctrf", "--reporter", "ndjson", "--reporter", "junit", "--verbose",
            ] + options, environment: ["MOCKCHECK_VAR_token": token], in: folder.url)
        await listener.stop(gracefulWithin: .zero)
        var files: [String: String] = [:]
        for name in collection.files.keys {
            files[name] = try String(contentsOfFile: folder.path(name), encoding: .utf8)
        }
        let reports = try FileManager.default.contentsOfDirectory(atPath: folder.path("reports")).map {
            try String(contentsOfFile: folder.path("reports/\($0)"), encoding: .utf8)
        }
        return (run, files, run.output + run.errors + reports.joined())
    }

    @Test(arguments: collections.map(\.name))
    func onlyWhatHasDriftedChanges(_ format: String) async throws {
        let collection = try #require(Self.collections.first { $0.name == format })
        let (run, files, said) = try await Self.run(collection, ["--update-examples"])
        #expect(run.status == 1, "\(run.output)\(run.errors)")
        #expect(run.errors.contains("updated 1 example in 1 file"), "\(run.errors)")
        #expect(run.errors.contains("2 secrets of the answers left out"), "\(run.errors)")
        for (name, text) in collection.files { #expect(files[name] == Self.filled(text, Self.updated), "\(name)") }
        #expect(!said.contains(Self.token))
    }

    @Test(arguments: collections.map(\.name))
    func aDryRunShowsItAndChangesNothing(_ format: String) async throws {
        let collection = try #require(Self.collections.first { $0.name == format })
        let (run, files, said) = try await Self.run(collection, ["--update-examples", "--dry-run"])
        #expect(run.output.contains("\n@@ -"))
        #expect(run.output.contains("9.50"))
        #expect(run.errors.contains("would update 1 example in 1 file"))
        for (name, text) in collection.files { #expect(files[name] == Self.filled(text, Self.body), "\(name)") }
        #expect(!said.contains(Self.token))
    }

    @Test func allWritesWhatIsVolatile() async throws {
        let (run, files, _) = try await Self.run(Self.collections[0], ["--update-examples=all"])
        #expect(run.errors.contains("updated 1 example in 1 file"))
        let text = Self.updated.replacing("first", with: "1")
        #expect(files["c.postman_collection.json"] == Self.filled(Self.collections[0].files.values.first ?? "", text))
    }

    @Test func needsABackEnd() async throws {
        let folder = try TestFolder()
        try folder.writeCollection("Good")
        for (options, words) in [
            (["--update-examples"], "needs a back end"), (["--dry-run"], "--dry-run needs --update-examples"),
            (["--update-examples=some"], "some"),
        ] {
            let run = try await ProgramRun(["verify", "."] + options, in: folder.url)
            #expect(run.status == 2)
            #expect(run.errors.contains(words), "\(run.errors)")
        }
    }
}
