import Foundation
import TestSupport
import Testing

/// `--target` as a user runs it: at our own `serve`, at hosts that are not there, and what it refuses.
struct TargetTests {
    private static let specs = ["bookshop", "forms-and-documents", "orders-private", "storefront-browser"]

    private func spec(_ name: String) -> String {
        ProgramRun.root.appending(path: "specs/\(name).postman_collection.json").path
    }

    @Test(arguments: specs, ["postman", "plain"])
    func ourOwnMocksKeepEveryPromise(_ name: String, _ rules: String) async throws {
        let folder = try TestFolder()
        try folder.write("mocks: []\n", to: "none.yaml")
        let options = [spec(name), "--config", folder.path("none.yaml")]
        let served = try await ServedProgram(options, in: folder)
        let run = try await ProgramRun(
            ["verify"] + options + ["--target", "http://127.0.0.1:\(served.port)", "--target-rules", rules],
            in: folder.url)
        #expect(run.status == 0, "\(run.output)\(run.errors)")
        #expect(run.output.contains("✓ PASSED"))
    }

    @Test func aPrivateMockIsAskedWithItsKeyWhichNoReportShows() async throws {
        let folder = try TestFolder()
        try folder.write("mocks: []\n", to: "none.yaml")
        let options = [spec("bookshop"), "--config", folder.path("none.yaml")]
        let served = try await ServedProgram(options + ["--private", "--api-key", "sesame-17-open"], in: folder)
        let target = ["--target", "http://127.0.0.1:\(served.port)", "--reporter", "json", "--verbose"]
        let run = try await ProgramRun(
            ["verify"] + options + target + ["--target-key-env", "THE_KEY"],
            environment: ["THE_KEY": "sesame-17-open"], in: folder.url)
        #expect(run.status == 0, "\(run.output)\(run.errors)")
        #expect(run.output.contains("needs the key of somebody else (stranger)"))
        let refused = try await ProgramRun(["verify"] + options + target, in: folder.url)
        #expect(refused.status == 1)
        let report = try String(contentsOfFile: folder.path("reports/mockcheck.json"), encoding: .utf8)
        #expect(!(report + run.output + refused.output).contains("sesame-17-open"))
    }

    @Test(arguments: [
        (["--target", "ftp://h"], "the scheme must be http or https"),
        (["--target", "http://127.0.0.1:1", "--target-as", "service"], "--target-as must be mock or api"),
        (["--target", "http://127.0.0.1:1", "--pace", "0"], "--pace must be at least 1"),
        (["--target", "Nobody=http://127.0.0.1:1"], "there is no such mock"),
        (["--target", "http://127.0.0.1:1", "--target-key-env", "NOT_SET_ANYWHERE"], "NOT_SET_ANYWHERE"),
        (["--target", "http://127.0.0.1:1", "--client-cert", "a.pem"], "belong together"),
    ])
    func saysWhatIsWrongWithAnOption(_ options: [String], _ words: String) async throws {
        let folder = try TestFolder()
        let run = try await ProgramRun(["verify", spec("bookshop")] + options, in: folder.url)
        #expect(run.status == 2)
        #expect(run.errors.contains(words), "\(run.errors)")
    }

    @Test func aHostThatDoesNotAnswerEndsTheRun() async throws {
        let folder = try TestFolder()
        let run = try await ProgramRun(
            ["verify", spec("bookshop"), "--target", "http://127.0.0.1:1", "--jobs", "1"], in: folder.url)
        #expect(run.status == 3, "\(run.output)\(run.errors)")
        #expect(run.output.contains("http://127.0.0.1:1 does not answer"))
    }

    @Test func listsEveryRequestAndSendsNone() async throws {
        let folder = try TestFolder()
        let run = try await ProgramRun(
            [
                "verify", spec("bookshop"), "--target", "http://127.0.0.1:1/v9", "--target-as", "api", "--list",
            ], in: folder.url)
        #expect(run.status == 0)
        #expect(run.output.contains("    GET http://127.0.0.1:1/v9/"))
        #expect(!run.output.contains("    POST "))
    }
}
