import ForeignTools
import Foundation
import TestSupport
import Testing

/// A client's tests in pytest under `mockcheck run`: what they asked of the mocks, and what they missed.
@Suite(.enabled(if: Python.isThere, "\(Python.remedy)"))
struct PytestTests {
    private static let client = """
        import json, os, urllib.error, urllib.request
        import pytest

        URL = os.environ["MOCKCHECK_URL"]

        def ask(method, path, body=None):
            data = None if body is None else json.dumps(body).encode()
            request = urllib.request.Request(URL + path, data, {"Content-Type": "application/json"}, method=method)
            try:
                with urllib.request.urlopen(request) as answer:
                    return answer.status, answer.read()
            except urllib.error.HTTPError as error:
                return error.code, error.read()

        def test_lists_books():
            status, body = ask("GET", "/v1/books")
            assert status == 200 and json.loads(body)["items"][0]["title"] == "The Waves"

        @pytest.mark.parametrize("author", ["woolf", "borges"])
        def test_gets_an_author(author):
            assert ask("GET", f"/v1/authors/{author}")[0] == 200

        """

    private static func run(_ tests: String, _ options: [String] = []) async throws -> ProgramRun {
        let folder = try TestFolder()
        try folder.write("mocks: []\n", to: "none.yaml")
        try folder.write(client + tests, to: "test_client.py")
        let spec = ProgramRun.root.appending(path: "specs/bookshop.postman_collection.json").path
        return try await ProgramRun(
            ["run", spec, "--config", folder.path("none.yaml"), "--report-dir", "r"] + options + [
                "--", Python.interpreter, "-m", "pytest", "-q", "-p", "no:cacheprovider",
            ], in: folder.url)
    }

    @Test func aSuiteThatKeepsToTheDocumentationPasses() async throws {
        let run = try await Self.run("")
        #expect(run.status == 0, "\(run.output)\(run.errors)")
        #expect(run.output.contains("3 passed"))
        #expect(run.errors.contains("3 requests, 3 answered"), "\(run.errors)")
    }

    /// The tests are green, as they look at nothing; the traffic is not.
    @Test func whatTheTestsDoNotSeeFails() async throws {
        let run = try await Self.run(
            """
            def test_looks_at_nothing():
                ask("GET", "/v1/nowhere/at/all")
                ask("GET", "/v1/books")
            """)
        #expect(run.output.contains("4 passed"), "\(run.output)")
        #expect(run.status == 1, "\(run.errors)")
        #expect(run.errors.contains("/v1/nowhere/at/all"), "\(run.errors)")
        #expect(run.errors.contains("5 requests, 4 answered"), "\(run.errors)")
    }

    @Test func endpointsThatAreNeverAskedForCanFail() async throws {
        let run = try await Self.run("", ["--min-use", "requests=50"])
        #expect(run.output.contains("3 passed"))
        #expect(run.status == 1)
        // Where lines break depends on where the checkout lies.
        let text = run.errors.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(text.contains("Check out"), "\(run.errors)")
    }

    @Test func theSuitesOwnFailureOutranksTheReport() async throws {
        let run = try await Self.run("def test_fails():\n    assert False\n")
        #expect(run.output.contains("1 failed, 3 passed"), "\(run.output)")
        #expect(run.status == 1)
    }
}
