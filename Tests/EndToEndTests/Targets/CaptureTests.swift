import Foundation
import HTTPMessage
import HTTPWire
import Synchronization
import TestSupport
import Testing

/// `capture` of the manifest against a service that hands out a session and an id (product T-4).
struct CaptureTests {
    private static let session = "sess-8f21c0aa77e1"
    private static let order = "ord/77-é9"

    private final class Shop: Responder {
        private let seen = Mutex<[Call]>([])

        var calls: [Call] { seen.withLock { $0 } }

        func respond(to call: Call) -> Response {
            seen.withLock { $0.append(call) }
            let (status, body): (Int, String) =
                switch (call.method, call.target) {
                case ("POST", "/login"): (200, #"{"session":"\#(CaptureTests.session)"}"#)
                case _ where call.headers["authorization"] != "Bearer \(CaptureTests.session)": (401, "{}")
                case ("POST", "/orders"): (201, #"{"id":"\#(CaptureTests.order)"}"#)
                // Broken, and it repeats what it was sent.
                case ("GET", "/orders/ord%2F77-%C3%A99"):
                    (200, #"{"id":17,"of":"\#(CaptureTests.session)","order":"\#(CaptureTests.order)"}"#)
                case ("DELETE", "/orders/ord%2F77-%C3%A99"): (204, "")
                default: (404, "{}")
                }
            return Response(
                Reply(status: status, headers: ["Content-Type": "application/json"], body: Array(body.utf8)))
        }
    }

    private static func item(_ name: String, _ method: String, _ path: String, _ code: Int, _ body: String) -> String {
        """
        {"name":"\(name)","request":{"method":"\(method)","url":"{{u}}\(path)"},"response":[{"name":"\(name)",
         "originalRequest":{"method":"\(method)","url":"{{u}}\(path)"},"code":\(code),
         "header":[{"key":"Content-Type","value":"application/json"}],"body":"\(body.replacing("\"", with: "\\\""))"}]}
        """
    }

    private static let collection = """
        {"info":{"name":"Shop","schema":"https://schema.getpostman.com/json/collection/v2.1.0/collection.json"},
         "auth":{"type":"bearer","bearer":[{"key":"token","value":"{{session}}"}]},"item":[
         {"name":"Log in","request":{"method":"POST","url":"{{u}}/login","auth":{"type":"noauth"}},"response":[
          {"name":"in","originalRequest":{"method":"POST","url":"{{u}}/login"},"code":200,"header":[
           {"key":"Content-Type","value":"application/json"}],"body":"{\\"session\\":\\"s\\"}"}]},
         {"name":"Orders","item":[\(item("Create", "POST", "/orders", 201, #"{"id":"o"}"#)),
          \(item("Read", "GET", "/orders/{{orderId}}", 200, #"{"id":"o"}"#)),
          \(item("Cancel", "DELETE", "/orders/{{orderId}}", 204, ""))]}]}
        """

    private static let reporters = ["json", "html", "markdown", "tap", "ctrf", "ndjson", "junit", "github"]

    private static func run(
        _ captures: String =
            "session: {request: Log in, body: $.session}, orderId: {request: Orders/Create, body: $.id}",
        _ options: [String] = ["--unsafe-methods"]
    ) async throws -> (run: ProgramRun, calls: [Call], said: String) {
        let shop = Shop()
        let listener = try await Listener.start(responder: shop)
        let folder = try TestFolder()
        try folder.write(collection, to: "shop.postman_collection.json")
        try folder.write(
            """
            mocks:
              - name: Shop
                collection: shop.postman_collection.json
                target: {url: "http://127.0.0.1:\(listener.port)", as: api, capture: {\(captures)}}
            """, to: "mockcheck.yaml")
        let run = try await ProgramRun(
            ["verify", ".", "--axis", "contract", "--verbose"] + options + reporters.flatMap { ["--reporter", $0] },
            in: folder.url)
        await listener.stop(gracefulWithin: .zero)
        var said = run.output + run.errors
        if let names = try? FileManager.default.contentsOfDirectory(atPath: folder.path("reports")) {
            said += try names.map { try String(contentsOfFile: folder.path("reports/\($0)"), encoding: .utf8) }.joined()
        }
        return (run, shop.calls, said)
    }

    @Test func laterRequestsUseThemInFileOrder() async throws {
        let (run, calls, said) = try await Self.run()
        #expect(run.status == 1, "\(run.output)\(run.errors)")
        let path = "/orders/ord%2F77-%C3%A99"
        #expect(
            calls.map { "\($0.method) \($0.target)" } == [
                "POST /login", "POST /orders", "GET \(path)", "DELETE \(path)",
            ])
        #expect(run.output.contains("3 passed, 1 failed"), "\(run.output)")
        #expect(run.output.contains("/orders/\"$orderId\""), "\(run.output)")
        #expect(run.output.contains("'Authorization: Bearer '\"$session\""), "\(run.output)")
        for secret in [Self.session, Self.order, "ord%2F77", "mockcheck.captured"] {
            #expect(!said.contains(secret), "\(secret) is in a report")
        }
    }

    @Test func aListShowsTheVariable() async throws {
        let (run, calls, _) = try await Self.run(
            "orderId: {request: Create, body: $.id}", ["--unsafe-methods", "--list"])
        #expect(run.output.contains("/orders/{{orderId}}\n"), "\(run.output)\(run.errors)")
        #expect(!run.output.contains("mockcheck.captured"))
        #expect(calls.isEmpty)
    }

    /// What captures and what needs it are in one shard; together the shards send everything once.
    @Test(arguments: [2, 3])
    func aShardHasAllOfThem(count: Int) async throws {
        var sent: [[String]] = []
        for shard in 1...count {
            let (run, calls, said) = try await Self.run(
                "session: {request: Log in, body: $.session}, orderId: {request: Orders/Create, body: $.id}",
                ["--unsafe-methods", "--shard", "\(shard)/\(count)"])
            #expect(!said.contains("is captured from"), "\(run.output)")
            if !calls.isEmpty { sent.append(calls.map(\.method)) }
        }
        #expect(sent == [["POST", "POST", "GET", "DELETE"]])
    }

    /// Without the request that has the value, those after it say so and are not sent.
    @Test func aMissingValueSkipsWhatNeedsIt() async throws {
        let (run, calls, said) = try await Self.run("orderId: {request: Create, body: $.nothing}")
        #expect(calls.map(\.target) == ["/login", "/orders"], "\(run.output)")
        #expect(said.contains("{{orderId}} is captured from 'Create', which got 401"))
        let (_, safe, skipped) = try await Self.run(
            "session: {request: Log in, body: $.session}, orderId: {request: Create, body: $.id}", [])
        #expect(safe.isEmpty)
        #expect(skipped.contains("{{session}} is captured from 'Log in', which was not asked before"))
    }

    @Test(arguments: [
        (
            "orderId: {request: Crate, body: $.id}",
            "names the request 'Crate', which 'Shop' has not. Did you mean 'Create'?"
        ),
        ("orderId: {request: Create}", "target.capture.orderId must have either body or header"),
        ("orderId: {request: Create, body: id}", "'id' is not a place of a body"),
        ("orderId: {body: $.id}", "target.capture.orderId.request is missing"),
        ("orderId: {request: Create, body: $.id, cookie: a}", "unknown key 'cookie' in target.capture.orderId"),
    ])
    func mistakesAreNamed(_ captures: String, _ words: String) async throws {
        let (run, calls, _) = try await Self.run(captures)
        #expect(run.status == 2)
        #expect(run.errors.contains(words), "\(run.errors)")
        #expect(calls.isEmpty)
    }
}
