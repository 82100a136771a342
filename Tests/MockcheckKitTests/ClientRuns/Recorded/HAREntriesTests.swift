import Foundation
import PostmanModel
import TestSupport
import Testing

@testable import MockcheckKit

struct HAREntriesTests {
    private static func entries(_ text: String) throws -> [(method: String, line: Int)] {
        let folder = try TestFolder()
        try folder.write(text, to: "a.har")
        var found: [(String, Int)] = []
        try HAREntries.read(folder.path("a.har")) { entry, line in
            found.append((entry["request"]?["method"]?.string ?? "", line))
        }
        return found
    }

    @Test func entriesAreReadWithTheirLines() throws {
        let found = try Self.entries(
            """
            \u{FEFF}{"comment": "\\"entries\\": [", "log": {
              "pages": [{"entries": [1], "title": "]}"}], "creator": {"entries": {}},
              "entries": [
                {"request": {"method": "GET"}, "x": [{"a": "}]\\\\"}]},
                {"request": {
                   "method": "P\\u004FST"}}
              ], "after": [{}]}}
            """)
        #expect(found.map(\.method) == ["GET", "POST"])
        #expect(found.map(\.line) == [4, 5])
    }

    @Test func noEntriesIsNoMistake() throws {
        #expect(try Self.entries(#"{"log":{"entries":[]}}"#).isEmpty)
    }

    /// Larger than the pieces that a file is read in.
    @Test func entriesGoOnFromPieceToPiece() throws {
        let long = String(repeating: #"\"}]"#, count: 100_000)
        let entries = (0..<12).map { #"{"request":{"method":"M\#($0)"},"text":"\#(long)"}"# }
        let found = try Self.entries(#"{"log":{"entries":[\#(entries.joined(separator: ","))]}}"#)
        #expect(found.map(\.method) == (0..<12).map { "M\($0)" })
    }
}
