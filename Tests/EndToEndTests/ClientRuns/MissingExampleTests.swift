import Foundation
import TestSupport
import Testing

/// Drafts of what was missing are collections of the user's own format, which answer it (R-2).
struct MissingExampleTests {
    private static let formats: [String: [String: String]] = [
        "v1": [
            "shop.json": """
            {"id":"c","name":"Shop","order":["r"],"requests":[{"id":"r","name":"List","method":"GET",
             "url":"http://a/books","responses":[{"id":"l","name":"Some","responseCode":{"code":200},"text":"[1]",
             "request":"r"}]}]}
            """
        ],
        "v2.0": ["shop.json": version2("v2.0.0")],
        "v2.1": ["shop.json": version2("v2.1.0")],
        "v3": [
            "shop.json/.resources/definition.yaml": "$kind: collection\nname: Shop\n",
            "shop.json/List.request.yaml": "$kind: http-request\nurl: http://a/books\nmethod: GET\n",
            "shop.json/.resources/List.resources/examples/Some.example.yaml":
                "$kind: http-example\nresponse: {statusCode: 200, body: {type: json, content: '[1]'}}\n",
        ],
    ]

    private static func version2(_ version: String) -> String {
        """
        {"info":{"name":"Shop","schema":"https://schema.getpostman.com/json/collection/\(version)/collection.json"},
         "item":[{"name":"List","request":{"method":"GET","url":"http://a/books"},"response":[
          {"name":"Some","originalRequest":{"method":"GET","url":"http://a/books"},"code":200,"body":"[1]"}]}]}
        """
    }

    private static func folder(_ format: String) throws -> TestFolder {
        let folder = try TestFolder()
        for (path, text) in formats[format] ?? [:] {
            let file = folder.url.appending(path: path)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try folder.write(text, to: path)
        }
        return folder
    }

    private static let script = """
        u=$MOCKCHECK_URL
        for body in '{"a":"ü\\u2028"}' '{"b":2}'; do
          curl -s -d "$body" -H 'Content-Type: application/json' "$u/orders?dry=1"
        done
        curl -s "$u/carts/1"
        """

    private static func run(_ words: [String], in folder: TestFolder) async throws -> ProgramRun {
        try await ProgramRun(
            ["run", "--report-dir", "r", "--reporter", "json"] + words + ["--", "sh", "-c", script], in: folder.url)
    }

    @Test(arguments: ["v1", "v2.0", "v2.1", "v3"])
    func theyAnswerWhatWasMissing(format: String) async throws {
        let folder = try Self.folder(format)
        let manifest = "mocks: [{ name: NAME, collection: NAME.json, config: { matchBody: true } }]"
        try folder.write(manifest.replacing("NAME", with: "shop"), to: "mockcheck.yaml")
        let run = try await Self.run(["shop.json", "--save-missing", "missing.json"], in: folder)
        #expect(run.status == 1)
        #expect(run.errors.contains("3 drafts in missing.json"), "\(run.errors)")
        let report = try String(contentsOfFile: folder.path("r/mockcheck.json"), encoding: .utf8)
        let line = try #require(report.firstMatch(of: /example to save: [^{]*(.{40})/)).1
        // Bodies decide, so that each draft must have its own.
        try folder.write(manifest.replacing("NAME", with: "missing"), to: "mockcheck.yaml")
        let served = try await Self.run(["missing.json", "--min-use", "examples=100"], in: folder)
        #expect(served.status == 0, "\(served.errors)")
        #expect(served.output == "TODOTODOTODO")

        let marks = [
            "v1": (#""requests":"#, #"{\"id\": "#), "v2.0": ("/v2.0.0/", #"{\"name\": "#),
            "v2.1": ("/v2.1.0/", #"{\"name\": "#), "v3": ("$kind: \"collection\"", #"{\"$kind\": "#),
        ]
        let (inFile, inLine) = try #require(marks[format])
        let path = format == "v3" ? "missing.json/.resources/definition.yaml" : "missing.json"
        #expect(try String(contentsOfFile: folder.path(path), encoding: .utf8).contains(inFile))
        #expect(line.hasPrefix(inLine), "\(line)")
    }

    @Test func severalFormatsGetTheNewestOfOneFile() async throws {
        let folder = try Self.folder("v1")
        try folder.write(Self.version2("v2.0.0"), to: "other.json")
        let script = "curl -s \"$MOCKCHECK_URL_SHOP/x\""
        _ = try await ProgramRun(
            [
                "run", "shop.json", "other.json", "--save-missing", "m.json", "--report-dir", "r", "--", "sh", "-c",
                script,
            ],
            in: folder.url)
        #expect(try String(contentsOfFile: folder.path("m.json"), encoding: .utf8).contains("/v2.1.0/"))
    }

    /// What was written into an earlier draft is not lost.
    @Test func aFolderThatIsThereIsLeftAlone() async throws {
        let folder = try Self.folder("v3")
        _ = try await Self.run(["shop.json", "--save-missing", "missing"], in: folder)
        let again = try await Self.run(["shop.json", "--save-missing", "missing"], in: folder)
        #expect(again.status == 2)
        #expect(again.errors.contains("this one is not empty; name a new one, or remove it"), "\(again.errors)")
    }

    @Test(arguments: ["missing.json", "./sub/missing.json"])
    func theyDoNotBecomeACollectionUnasked(path: String) async throws {
        let folder = try Self.folder("v2.1")
        try FileManager.default.createDirectory(
            at: folder.url.appending(path: "sub"), withIntermediateDirectories: true)
        let run = try await Self.run([".", "--save-missing", path], in: folder)
        #expect(run.status == 2)
        #expect(run.errors.contains("would read the drafts as a collection"))
    }
}
