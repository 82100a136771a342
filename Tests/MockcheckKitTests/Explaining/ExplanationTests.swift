import HTTPMessage
import MockCore
import MockFiles
import PostmanModel
import Testing
import Verification

@testable import MockcheckKit

struct ExplanationTests {
    private static let location = SourceLocation(file: "shop.json")

    private static func example(
        _ id: String, _ path: String, code: Int = 200, method: String = "GET", query: [Row] = [], headers: [Row] = []
    ) -> Example {
        Example(
            id: id, name: "Example \(id)",
            request: SavedRequest(method: method, url: SavedURL(path: path, query: query), headers: headers),
            code: code, headers: [Row("Content-Type", "application/json")], location: location)
    }

    private static func explained(
        _ call: Call, _ examples: [Example], configure: (inout MockConfiguration) -> Void = { _ in }
    ) -> ExplainedCall {
        let items = examples.map { example in
            RequestItem(
                name: "Request \(example.id)", request: example.request, examples: [example], location: location)
        }
        let collection = Collection(file: "shop.json", format: .v21, name: "Shop", requests: items)
        var configuration = MockConfiguration(name: "Shop")
        configure(&configuration)
        return ExplainedCall(
            call,
            to: LoadedMock(
                MockDefinition(collection: collection, configuration: configuration), id: "1", key: "shop.json"))
    }

    private static func lines(_ explained: ExplainedCall, all: Bool = false, color: Bool = false) -> [String] {
        ExplanationText(explained, style: TerminalStyle(usesColor: color), listsAll: all).lines
    }

    private static let shop = [
        example("a", "/users/1"), example("b", "/users/1", code: 404), example("c", "/users/{{id}}"),
        example("d", "/orders", query: [Row("q", "x")]), example("e", "/orders", method: "POST"),
    ]

    @Test func theWinnerComesFirst() {
        let lines = Self.lines(Self.explained(Call(method: "GET", target: "/users/1?x=1"), Self.shop))
        #expect(lines[0] == "GET /users/1?x=1 -> 200 application/json; charset=utf-8")
        #expect(lines[3] == "Answered by Request a: Example a")
        #expect(lines.contains("*     99  100 a      -1    0/0/1     0   200  Request a: Example a"))
        #expect(lines.contains("      99  100 a      -1    0/0/1     0   404  Request b: Example b"))
        #expect(lines.contains("It wins because it has the same score as 'Example b'; code 200 goes first."))
        #expect(lines.contains("     1  URL: no step fits"))
        #expect(lines.contains("     1  method: POST"))
        #expect(lines.contains("    > send x-mock-response-code: 404"))
    }

    @Test func aBigCollectionFitsOneScreen() {
        let long = String(repeating: "very ", count: 30)
        let many = (0..<400).map { number in
            var example = Self.example(
                "\(number)", "/things/\(number)", code: 200 + number % 5, method: number % 3 == 0 ? "PUT" : "GET")
            example.name += " " + long
            return example
        }
        let explained = Self.explained(Call(method: "GET", target: "/things/1000"), many)
        let lines = Self.lines(explained)
        #expect(lines.count <= 45)
        #expect(lines.allSatisfy { TerminalText.columns(of: $0) <= 80 })
        #expect(Self.lines(explained, all: true).count > 400)
    }

    @Test func coloursOnlyWhereTheyAreWanted() {
        let explained = Self.explained(Call(method: "GET", target: "/users/1"), Self.shop)
        #expect(!Self.lines(explained).joined().contains("\u{1B}"))
        #expect(Self.lines(explained, color: true).joined().contains("\u{1B}"))
    }

    @Test func saysWhatAnswersBeforeTheExamples() {
        let explained = Self.explained(Call(method: "GET", target: "/users/1"), Self.shop) {
            $0.access = .keys([KeyGrant(digest: KeyDigest(ofKey: "k"))])
        }
        #expect(explained.answer.reply.status == 401)
        #expect(Self.lines(explained).joined(separator: " ").contains("has no valid x-api-key"))
        #expect(explained.trace.winner?.id == "a")
    }

    @Test func showsBothValuesOfAHeaderButNoSecret() {
        let examples = ["X-Tier", "Authorization"].map { Self.example($0, "/x", headers: [Row($0, "gold")]) }
        let call = Call(method: "GET", target: "/x", headers: ["X-Tier": "tin", "Authorization": "Bearer t0ken"])
        let explained = Self.explained(call, examples) { $0.matching.headers = ["X-Tier", "Authorization"] }
        let text = Self.lines(explained, all: true).joined(separator: "\n") + ExplanationJSON(explained).text
        #expect(text.contains("X-Tier: 'tin' in the request, 'gold' in the example"))
        #expect(text.contains("Authorization: '[redacted]' in the request, absent in the example"))
        #expect(!text.contains("t0ken"))
    }

    @Test func programsGetOneObjectWithAllKeys() throws {
        for target in ["/users/1?x=1", "/none/at/all/at/all"] {
            let explained = Self.explained(Call(method: "GET", target: target), Self.shop)
            let root = try JSONDocument.parse(Array(ExplanationJSON(explained).text.utf8)).root
            #expect(
                root.members.map(\.name) == [
                    "mock", "profile", "call", "answer", "interception", "winner", "decision", "candidates", "dropped",
                    "alternatives",
                ])
            let candidates = root["candidates"].map { Array($0.elements) } ?? []
            let dropped = root["dropped"].map { Array($0.elements) } ?? []
            #expect(candidates.count + dropped.count == Self.shop.count)
            #expect(root["winner"]?["id"]?.string == (candidates.first?["id"]?.string))
            #expect(dropped.allSatisfy { $0["by"]?.string != nil })
        }
    }
}
