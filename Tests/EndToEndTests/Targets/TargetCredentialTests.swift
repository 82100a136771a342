import Foundation
import HTTPMessage
import HTTPWire
import Synchronization
import TestSupport
import Testing

/// Credentials, variables and manners towards a back end that notes what it is sent (product T-3, T-4).
struct TargetCredentialTests {
    private static let token = "s3cr3t-token-0451"

    /// A back end that wants the token and answers `{"id": 1}` to everybody else's 401.
    private final class BackEnd: Responder {
        private let seen = Mutex<[Call]>([])

        var calls: [Call] { seen.withLock { $0 } }

        func respond(to call: Call) -> Response {
            seen.withLock { $0.append(call) }
            let isWelcome = call.headers["authorization"] == "Bearer \(TargetCredentialTests.token)"
            let body = isWelcome ? #"{"id":"1","token":"\#(TargetCredentialTests.token)"}"# : "{}"
            return Response(
                Reply(
                    status: isWelcome ? 200 : 401, headers: ["Content-Type": "application/json"],
                    body: Array(body.utf8)))
        }
    }

    private func run(_ options: [String], environment: [String: String] = [:]) async throws -> (
        ProgramRun, [Call], String
    ) {
        let backEnd = BackEnd()
        let listener = try await Listener.start(responder: backEnd)
        let folder = try TestFolder()
        try folder.write(
            """
            {"info":{"name":"A","schema":"https://schema.getpostman.com/json/collection/v2.1.0/collection.json"},
             "auth":{"type":"bearer","bearer":[{"key":"token","value":"{{token}}"}]},
             "item":[
              {"name":"Get","request":{"method":"GET","url":"{{u}}/x"},"response":[{"id":"1","name":"E","code":200,
               "originalRequest":{"method":"GET","url":"{{u}}/x"},
               "header":[{"key":"Content-Type","value":"application/json"}],"body":"{\\"id\\":1}"}]},
              {"name":"Make","request":{"method":"POST","url":"{{u}}/x"},"response":[{"id":"2","name":"M","code":200,
               "originalRequest":{"method":"POST","url":"{{u}}/x"},
               "header":[{"key":"Content-Type","value":"application/json"}],"body":"{\\"id\\":\\"a\\"}"}]}]}
            """, to: "a.postman_collection.json")
        try folder.write("# comment\nexport token=\"\(Self.token)\"\n", to: "secrets.env")
        let run = try await ProgramRun(
            [
                "verify", "a.postman_collection.json", "--target", "http://127.0.0.1:\(listener.port)/v1",
                "--target-as",
                "api", "--verbose", "--reporter", "json", "--reporter", "html", "--reporter", "markdown",
            ] + options, environment: environment, in: folder.url)
        await listener.stop(gracefulWithin: .zero)
        let reports = try FileManager.default.contentsOfDirectory(atPath: folder.path("reports")).map {
            try String(contentsOfFile: folder.path("reports/\($0)"), encoding: .utf8)
        }
        return (run, backEnd.calls, run.output + run.errors + reports.joined())
    }

    @Test func withoutACredentialA401SaysNothing() async throws {
        let (run, calls, said) = try await run([])
        #expect(run.status == 0, "\(run.output)\(run.errors)")
        #expect(said.contains("not comparable: the service answers 401 and no credential is configured"))
        #expect(said.contains("POST is sent to a back end only with --unsafe-methods"))
        #expect(calls.map { "\($0.method) \($0.target)" } == ["GET /v1/x"])
    }

    @Test(arguments: [
        (["--env-file", "secrets.env"], [:]), (["--variable", "token=\(token)"], [:]),
        ([], ["MOCKCHECK_VAR_token": token]),
    ])
    func credentialsAreSentAndNeverShown(_ options: [String], _ environment: [String: String]) async throws {
        let (run, calls, said) = try await run(options + ["--unsafe-methods"], environment: environment)
        #expect(run.status == 1, "\(run.output)\(run.errors)")
        #expect(said.contains("$.id: expected integer, got string"))
        #expect(Set(calls.map(\.method)) == ["GET", "POST"])
        #expect(calls.allSatisfy { $0.headers["authorization"] == "Bearer \(Self.token)" })
        #expect(said.contains("drift: $.token: new member (string)"))
        #expect(!said.contains(Self.token))
    }

    @Test func driftFailsWhereThatIsWanted() async throws {
        let options = ["--env-file", "secrets.env", "--unsafe-methods", "--only", "Make*"]
        #expect(try await run(options).0.status == 0)
        let (strict, _, said) = try await run(options + ["--fail-on", "drift"])
        #expect(strict.status == 1)
        #expect(said.contains("drift: $.token: new member"))
    }
}
