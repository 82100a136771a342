import ForeignTools
import HTTPWire
import Testing

/// The listener as an independent client sees it.
struct CurlTests {
    private static let isThere = ToolRun.isThere(ToolRun.curl)

    private func curl(_ arguments: [String]) async throws -> String {
        try await ToolRun.run(ToolRun.curl, ["--silent", "--show-error", "--max-time", "10"] + arguments).output
    }

    @Test(
        .enabled(if: isThere, "needs \(ToolRun.curl)"),
        arguments: [
            (["{}/a?b=c%20d"], "GET /a?b=c%20d - 0|"),
            (["--data", "abc", "{}/a"], "POST /a 3 3|"),
            (["--http1.0", "{}/a"], "GET /a - 0|"),
            (["--header", "Transfer-Encoding: chunked", "--data", "abcd", "{}/a"], "POST /a - 4|"),
            (["--header", "Expect: 100-continue", "--data", "abc", "{}/a"], "POST /a 3 3|"),
            (["--request", "VIEW", "{}/a"], "VIEW /a - 0|"),
            (["{}/a", "{}/b"], "GET /a - 0|GET /b - 0|"),
            (["--write-out", "%{num_connects}", "{}/a", "{}/b"], "GET /a - 0|1GET /b - 0|0"),
            (["--head", "--write-out", "%{http_code}", "--output", "/dev/null", "{}/a"], "200"),
            (["--write-out", "%{http_code}", "{}/status/204"], "204"),
            (
                ["--write-out", "%{http_code} %{size_download}", "--output", "/dev/null", "{}/large/2000000"],
                "200 2000000"
            ),
        ])
    func agrees(_ arguments: [String], _ expected: String) async throws {
        let listener = try await Listener.start(responder: EchoResponder())
        let url = "http://127.0.0.1:\(listener.port)"
        let output = try await curl(arguments.map { $0.hasPrefix("{}") ? url + $0.dropFirst(2) : $0 })
        await listener.stop()
        #expect(output == expected)
    }

    @Test(.enabled(if: isThere, "needs \(ToolRun.curl)"), arguments: [50, 1000, 100_000])
    func unpacksWhatItAskedToBePacked(_ words: Int) async throws {
        let listener = try await Listener.start(responder: EchoResponder())
        let url = "http://127.0.0.1:\(listener.port)/json/\(words)"
        let plain = try await curl([url])
        let unpacked = try await curl(["--compressed", url])
        let shown = "%{size_download} %header{content-encoding}"
        let sizes = ["--compressed", "--output", "/dev/null", "--write-out", shown]
        let seen = try await curl(sizes + [url])
        let head = try await curl(sizes + ["--head", url])
        await listener.stop()
        #expect(unpacked == plain && plain.hasPrefix("[\"0\"") && plain.hasSuffix("\"]"))
        let isPacked = plain.utf8.count >= 1024
        #expect(seen.hasSuffix(" gzip") == isPacked)
        #expect(head == (isPacked ? "0 gzip" : "0 "))
        #expect(try #require(Int(seen.prefix { $0 != " " })) < plain.utf8.count * (isPacked ? 7 : 11) / 10)
    }

    @Test(.enabled(if: Python.isThere, "\(Python.remedy)"))
    func packsAsPythonReadsIt() async throws {
        let listener = try await Listener.start(responder: EchoResponder())
        let script = """
            import gzip, sys, urllib.request
            request = urllib.request.Request(sys.argv[1], headers={"Accept-Encoding": "gzip"})
            body = urllib.request.urlopen(request).read()
            plain = urllib.request.urlopen(sys.argv[1]).read()
            print(gzip.decompress(body) == plain, len(body) < len(plain))
            """
        let url = "http://127.0.0.1:\(listener.port)/json/20000"
        let run = try await ToolRun.run(Python.interpreter, ["-c", script, url])
        await listener.stop()
        #expect(run.output == "True True\n")
    }
}
