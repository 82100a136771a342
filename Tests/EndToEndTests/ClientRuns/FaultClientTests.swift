import ForeignTools
import Foundation
import TestSupport
import Testing

/// What real clients see of each fault (R-4).
struct FaultClientTests {
    private static let body = String(repeating: "0123456789", count: 20)

    private static func folder(faults: String = "{ onRequest: true }") throws -> TestFolder {
        let folder = try TestFolder()
        try folder.writeCollection("Good", body: body)
        try folder.write(
            "mocks:\n  - { name: Good, collection: Good.postman_collection.json, faults: \(faults) }\n",
            to: "mockcheck.yaml")
        return folder
    }

    private static func run(_ words: [String], in folder: TestFolder) async throws -> ProgramRun {
        try await ProgramRun(["run", ".", "--report-dir", "r", "--"] + words, in: folder.url)
    }

    /// Exit code, status and bytes as curl tells them.
    @Test(arguments: [
        ("reset", "56 000 0"), ("cut=25", "18 200 50"), ("cut=0", "18 200 0"), ("drip=400", "0 200 200"),
        ("status=503", "0 503 72"), ("status=429;retry-after=7", "0 429 72"), ("delay=300", "0 200 200"),
        ("burn", "0 400 0"),
    ])
    func curlSees(fault: String, seen: String) async throws {
        let folder = try Self.folder()
        let script = """
            code=0
            out=$(curl -s -o body -D head -w '%{http_code} %{size_download} %{time_total}' \
              -H 'x-mockcheck-fault: \(fault)' "$MOCKCHECK_URL/x") || code=$?
            echo "$code $out"
            """
        let run = try await Self.run(["sh", "-c", script], in: folder)
        #expect(run.status == 0, "\(run.errors)")
        let words = run.output.split(separator: " ").map(String.init)
        try #require(words.count == 4, "\(run.output)")
        let wanted = seen.split(separator: " ").map(String.init)
        #expect(Array(words[..<2]) == Array(wanted[..<2]))
        if words[1] == "200" || words[1] == "000" { #expect(words[2] == wanted[2]) }
        let seconds = try #require(Double(words[3].trimmingCharacters(in: .whitespacesAndNewlines)))
        if fault.hasPrefix("delay") { #expect(seconds >= 0.3) }
        if fault.hasPrefix("drip") { #expect(seconds >= 0.4) }
        if fault.contains("retry-after") {
            #expect(try Shell.output("cat head", in: folder.url).contains("Retry-After: 7\r\n"))
        }
        if fault.hasPrefix("status") {
            #expect(try Shell.output("cat head", in: folder.url).contains("Access-Control-Allow-Origin: *"))
        }
        let report = try String(contentsOfFile: folder.path("r/TEST-mockcheck.xml"), encoding: .utf8)
        #expect(report.contains("1 request met \(fault == "burn" ? "invalid" : fault)"))
    }

    /// A body that comes slowly is there byte by byte, not all at the end.
    @Test func aDripIsSeenAsItComes() async throws {
        let folder = try Self.folder()
        let script = #"curl -sN --max-time 1 -H 'x-mockcheck-fault: drip=4000' "$MOCKCHECK_URL/x" | wc -c"#
        let run = try await Self.run(["sh", "-c", script], in: folder)
        let count = try #require(Int(run.output.trimmingCharacters(in: .whitespacesAndNewlines)))
        #expect((1..<150).contains(count), "\(count)")
    }

    @Test func noneComesWithoutTheManifest() async throws {
        for faults in ["{}", "{ rules: [] }"] {
            let folder = try Self.folder(faults: faults)
            let run = try await Self.run(
                ["sh", "-c", #"curl -s -H 'x-mockcheck-fault: reset' "$MOCKCHECK_URL/x""#], in: folder)
            #expect(run.output == Self.body)
            #expect(run.status == 0)
        }
    }

    /// A client that tries again gets through: the seed says which of its attempts fail, in every run the same.
    @Test(.enabled(if: Python.isThere, "\(Python.remedy)"))
    func urllib3TriesAgain() async throws {
        let folder = try Self.folder(
            faults:
                "{ seed: 4, rules: [{ fault: \"status=503;retry-after=0\", probability: 0.4 }, { fault: reset, probability: 0.2 }] }"
        )
        try folder.write(
            """
            import os, urllib3
            http = urllib3.PoolManager(retries=urllib3.Retry(total=20, backoff_factor=0, status_forcelist=[503]))
            for _ in range(10):
                answer = http.request('GET', os.environ['MOCKCHECK_URL'] + '/x')
                print(answer.status, len(answer.data), [(h.status, type(h.error).__name__) for h in answer.retries.history])
            """, to: "client.py")
        let first = try await Self.run([Python.interpreter, "client.py"], in: folder)
        #expect(first.status == 0, "\(first.errors)\(first.output)")
        #expect(first.output.split(separator: "\n").count { $0.hasPrefix("200 200 ") } == 10)
        #expect(first.output.contains("503") && first.output.contains("ProtocolError"))
        #expect(try await Self.run([Python.interpreter, "client.py"], in: folder).output == first.output)
    }

    @Test(
        .enabled(if: Chromium.program != nil, "Chromium is not installed"),
        arguments: [
            ("reset", "TypeError"), ("cut=25", "TypeError"), ("status=429;retry-after=1", "429 "),
            ("drip=300", "200 200"), ("delay=200", "200 200"), ("", "200 200"),
        ])
    func fetchSees(fault: String, seen: String) async throws {
        let folder = try Self.folder()
        try folder.write(
            """
            <!doctype html><p id="seen">waiting</p><script>
            const [url, fault] = decodeURIComponent(location.hash.slice(1)).split(" ");
            fetch(url + "/x", { headers: fault ? { "x-mockcheck-fault": fault } : {} })
              .then(async (answer) => answer.status + " " + (await answer.text()).length)
              .catch((error) => error.name)
              .then((text) => { document.getElementById("seen").textContent = text; });
            </script>
            """, to: "page.html")
        let browser = try #require(Chromium.program)
        let script = """
            '\(browser)' --headless=new \(getuid() == 0 ? "--no-sandbox" : "") --disable-gpu --user-data-dir=profile \
              --virtual-time-budget=8000 --dump-dom "file://$PWD/page.html#$MOCKCHECK_URL%20\(fault)" 2>/dev/null
            """
        let run = try await Self.run(["sh", "-c", script], in: folder)
        #expect(run.output.contains("<p id=\"seen\">\(seen)"), "\(run.output.suffix(300)) \(run.errors)")
        #expect(run.status == 0, "\(run.errors)")
        if !fault.isEmpty { #expect(run.errors.contains("PASSED")) }
    }
}
