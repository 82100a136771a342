import Comparing
import Foundation
import PostmanModel
import Testing

@testable import MockFiles

/// A collection that is written as v3 and read again is the same mock (product S-4; B-1.09 to 1.11).
struct V3ExportTests {
    private static func collection(_ text: [UInt8]) throws -> Collection {
        try DocumentReader().read(text, file: "shop.json").collection()
    }

    private static func exported(_ text: [UInt8]) throws -> Reading {
        let files = try #require(V3Export.files(of: text, named: "shop"))
        #expect(Set(files.map { $0.path.lowercased() }).count == files.count)
        #expect(Set(files.map { $0.path.split(separator: "/").first }).count == 1)
        let tree = try TemporaryTree(Dictionary(uniqueKeysWithValues: files.map { ($0.path, $0.text) }))
        return try tree.reading()
    }

    /// What has no place in format v3: another word for raw text than those of its list, and parts of a URL that no text
    /// is read as (B-1.26).
    private static func asV3(_ request: SavedRequest) -> SavedRequest {
        var request = request
        let text = URLText.parse(request.url.host + request.url.path)
        (request.url.host, request.url.path) = (text.host, text.path)
        guard case .raw(let text, let language)? = request.body else { return request }
        let isKnown = ["json", "text", "xml", "html", "javascript"].contains(language)
        request.body = .raw(text, language: isKnown ? language : "text")
        return request
    }

    /// Whether texts say what its URLs' parts say.
    private static func isPlain(_ collection: Collection) -> Bool {
        (collection.requests.map(\.request) + collection.requests.flatMap { $0.examples.map(\.request) })
            .allSatisfy { asV3($0).url == $0.url }
    }

    private static func differences(_ old: RequestItem, _ new: RequestItem, format: Collection.Format) -> [String] {
        var found: [String] = []
        func compare<Value: Equatable>(_ what: String, _ left: Value, _ right: Value) {
            if left != right { found.append("\(what) of \(old.name): \(left) became \(right)") }
        }
        compare("name", old.name, new.name)
        compare("description", old.description, new.description)
        compare("folders", old.folders, new.folders)
        // A request of v1 takes along what its folders have.
        if format != .v1 { compare("variables", old.variables, new.variables) }
        compare("authorization", old.authorization, new.authorization)
        compare("request", asV3(old.request), new.request)
        compare("examples", old.examples.map(\.name), new.examples.map(\.name))
        for (old, new) in zip(old.examples, new.examples) {
            compare("id", old.id, new.id)
            compare("example's request", asV3(old.request), new.request)
            compare("code", old.code, new.code)
            compare("headers", old.headers, new.headers)
            compare("body", String(decoding: old.body, as: UTF8.self), String(decoding: new.body, as: UTF8.self))
            compare("language", old.previewLanguage, new.previewLanguage)
        }
        return found
    }

    private static func differences(_ old: Collection, _ new: Collection) -> [String] {
        var found = zip(old.requests, new.requests).flatMap { differences($0, $1, format: old.format) }
        if old.requests.count != new.requests.count { found.append("\(old.requests.count) requests") }
        if old.name != new.name || old.id != new.id { found.append("name or id") }
        if old.description != new.description || old.variables != new.variables { found.append("the collection") }
        if old.authorization != new.authorization { found.append("authorization") }
        if old.folderDescriptions.map(\.text) != new.folderDescriptions.map(\.text) { found.append("folders") }
        if old.leftOutExampleCount != new.leftOutExampleCount { found.append("left out") }
        return found
    }

    private static func check(_ text: [UInt8], isPlain: Bool = true) throws {
        let old = try collection(text)
        let reading = try exported(text)
        let new = try reading.collection()
        #expect(new.format == .v3)
        #expect(reading.brokenParts.isEmpty)
        #expect(differences(old, new) == [])
        #expect(Self.isPlain(old) == isPlain)
        guard isPlain else { return }
        let versions = [old, new].map {
            ComparedMock(MockDefinition(collection: $0, configuration: MockConfiguration(name: "Shop")))
        }
        #expect(MockComparison(versions[0], versions[1]).changes.map(\.summary) == [])
    }

    private static func paths(in directory: String) -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: directory)) ?? []).sorted()
            .filter { $0.hasSuffix(".json") }.map { "\(directory)/\($0)" }
    }

    @Test(arguments: paths(in: Project.root + "/specs"))
    func aShippedCollectionIsTheSame(path: String) throws {
        let text = Array(try Data(contentsOf: URL(filePath: path)))
        guard case .collection = DocumentReader().read(text, file: path).document else { return }
        try Self.check(text)
    }

    @Test(.enabled(if: Project.hasCorpus, "../shared/corpus is absent"), arguments: paths(in: Project.corpus))
    func aRealCollectionIsTheSame(path: String) throws {
        let text = Array(try Data(contentsOf: URL(filePath: path)))
        guard case .collection = DocumentReader().read(text, file: path).document else { return }
        // One has the host "https:" and two empty parts before its path.
        try Self.check(text, isPlain: !path.contains("Openbanking.org.uk"))
    }

    @Test(arguments: [true, false])
    func theSampleOfAllFormatsIsTheSame(isV21: Bool) throws {
        try Self.check(JSONFormats.text(V2Writer(isV21: isV21).collection(SampleAPI.root)))
    }

    @Test func aCollectionOfFormatV1IsTheSame() throws {
        try Self.check(JSONFormats.text(V1Writer.collection(SampleAPI.root)))
    }

    private static let schema = "https://schema.getpostman.com/json/collection/v2.1.0/collection.json"

    private static func document(_ items: String, more: String = "") -> [UInt8] {
        Array("{\"info\": {\"name\": \"Shop\", \"schema\": \"\(schema)\"}, \"item\": [\(items)]\(more)}".utf8)
    }

    /// What YAML would take for something else than this text.
    @Test(arguments: [
        "yes", "null", "~", "007", "1e3", "2020-01-01", "0x1F", "12:30:45", "", " leading", "trailing ", "\tTab",
        "a: b", "- x", "? x", "#comment", "a #b", "*a", "&a *a", "!tag", "|", ">-", "%YAML 1.2", "---\n...", "'", "\"",
        "\\n", "{a: 1}", "[1", "@x", "`x`", "<<", "two\nlines\n", "carriage\r\nreturn", "\n\n  in between\n\n",
        "\u{0}\u{1}\u{7F}\u{85}\u{A0}", "\u{2028}\u{2029}\u{FEFF}\u{FFFE}", "\u{1F469}\u{200D}\u{1F467}", "e\u{301}",
        "{{name}}",
    ])
    func everyTextSurvives(text: String) throws {
        let quoted = JSONText.quoted(text)
        let name = JSONText.quoted("n" + text)
        let row = "{\"key\": \(name), \"value\": \(quoted), \"description\": \(quoted)}"
        let body = "{\"mode\": \"urlencoded\", \"urlencoded\": [\(row)]}"
        let request =
            "{\"method\": \"POST\", \"url\": {\"raw\": \"\", \"host\": [\"{{u}}\"], \"path\": [\"a\", \":b\"],"
            + " \"query\": [\(row)], \"variable\": [\(row)]}, \"body\": \(body)}"
        let example =
            "{\"id\": \(name), \"name\": \(name), \"originalRequest\": \(request), \"code\": 200,"
            + " \"body\": \(quoted), \"_postman_previewlanguage\": \"text\"}"
        let raw = "{\"method\": \"PUT\", \"url\": \"{{u}}/c\", \"body\": {\"mode\": \"raw\", \"raw\": \(quoted)}}"
        try Self.check(
            Self.document(
                """
                {"name": \(name), "description": \(quoted), "variable": [\(row)], "item": [
                 {"name": \(name), "request": \(request), "response": [\(example), \(example)]},
                 {"name": \(name), "request": \(raw), "response": []}]}
                """, more: ", \"variable\": [\(row)]"))
    }

    /// Names that are equal, differ in case only, or are no names of files.
    @Test func namesOfAnyShapeKeepTheirOrder() throws {
        let names = [
            "same", "Same", "same", "../../etc", "a/b", "a-b", ".", "..", "CON", "node_modules", ".git",
            "same.request.yaml",
            ".resources", String(repeating: "long", count: 75), String(repeating: "long", count: 75), "💥", "z", "A",
        ]
        let items = names.enumerated().map { place, name in
            let examples = ["e", "E", name].map {
                """
                {"name": \(JSONText.quoted($0)), "code": 200, "body": "\(place)",
                 "originalRequest": {"method": "GET", "url": "{{u}}/\(place)"}}
                """
            }.joined(separator: ", ")
            let request = """
                {"name": \(JSONText.quoted(name)), "request": {"method": "GET", "url": "{{u}}/\(place)"},
                 "response": [\(examples)]}
                """
            return "\(request), {\"name\": \(JSONText.quoted(name)), \"item\": [\(request)]}"
        }
        let text = Self.document(items.joined(separator: ", "))
        try Self.check(text)
        let paths = try #require(V3Export.files(of: text, named: "")).flatMap { $0.path.split(separator: "/") }
        #expect(paths.allSatisfy { !$0.isEmpty && $0.utf8.count <= 200 && !["..", ".", ".git"].contains($0) })
    }

    /// What mocks do not read is there for Postman.
    @Test func whatOnlyPeopleReadIsKept() throws {
        let text = Self.document(
            """
            {"name": "Empty", "item": []},
            {"name": "Get", "event": [{"listen": "test", "script": {"type": "text/javascript", "exec": ["a()", "b()"]}}],
             "request": {"method": "GET", "header": [{"key": "A", "value": "1", "description": "why", "disabled": true}],
              "url": {"raw": "{{u}}/x?q=1", "host": ["{{u}}"], "path": ["x"],
               "query": [{"key": "p", "value": "2", "disabled": true}, {"key": "q", "value": "1", "description": "how"}]}}}
            """,
            more: """
                , "event": [{"listen": "prerequest", "script": {"exec": "c()"}}],
                "auth": {"type": "bearer", "bearer": [{"key": "token", "value": "{{t}}", "type": "string"}]}
                """)
        let files = try #require(V3Export.files(of: text, named: ""))
        let texts = Dictionary(uniqueKeysWithValues: files.map { ($0.path, $0.text) })
        #expect(
            texts["Shop/.resources/definition.yaml"] == """
                $kind: "collection"
                name: "Shop"
                auth:
                  type: "bearer"
                  credentials:
                    - key: "token"
                      value: "{{t}}"
                scripts:
                  - type: "http:beforeRequest"
                    code: "c()"
                    language: "text/javascript"

                """)
        #expect(texts["Shop/Empty/.resources/definition.yaml"]?.contains("order: 1000\n") == true)
        #expect(
            texts["Shop/Get.request.yaml"] == """
                $kind: "http-request"
                name: "Get"
                scripts:
                  - type: "afterResponse"
                    code: "a()\\nb()"
                    language: "text/javascript"
                url: "{{u}}/x?q=1"
                method: "GET"
                headers:
                  - key: "A"
                    value: "1"
                    description: "why"
                    disabled: true
                queryParams:
                  - key: "p"
                    value: "2"
                    disabled: true
                  - key: "q"
                    value: "1"
                    description: "how"
                order: 2000

                """)
    }

    /// An example that says less than its request does not take the rest from there.
    @Test func anExampleKeepsWhatItDoesNotSay() throws {
        let request = """
            {"method": "POST", "url": {"raw": "{{u}}/a/:b", "host": ["{{u}}"], "path": ["a", ":b"],
             "variable": [{"key": "b", "value": "1"}]}, "header": [{"key": "A", "value": "1"}],
             "body": {"mode": "raw", "raw": "x"}}
            """
        try Self.check(
            Self.document(
                """
                {"name": "R", "request": \(request), "response": [
                 {"name": "bare", "originalRequest": {"method": "POST", "url": "{{u}}/a/:b"}, "code": 200},
                 {"name": "none", "code": 204}, {"name": "odd", "originalRequest": \(request), "code": 99},
                 {"name": "no code", "originalRequest": \(request), "body": "y", "code": null}]}
                """))
    }

    @Test(arguments: ["", "[]", "{\"a\": 1}", "{\"name\": \"E\", \"values\": [{\"key\": \"a\", \"value\": \"b\"}]}"])
    func whatIsNoCollectionHasNoFiles(text: String) {
        #expect(V3Export.files(of: Array(text.utf8), named: "x") == nil)
    }
}
