import Foundation
import Testing

@testable import MockFiles

struct ItemSplitterTests {
    /// The text around the list and the runs of its elements, read in pieces of so many bytes.
    private func split(
        _ text: String, pieceSize: Int = 1, readSize: Int = .max
    ) -> (frame: String, pieces: [String], isClear: Bool) {
        var splitter = ItemSplitter(pieceSize: pieceSize)
        var pieces: [String] = []
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            splitter.take(Array(rest.prefix(readSize))) { pieces.append(String(decoding: $0, as: UTF8.self)) }
            rest = rest.dropFirst(readSize)
        }
        return (String(decoding: splitter.frame, as: UTF8.self), pieces, splitter.isClear)
    }

    private static let text = #"""
        {"info": {"name": "a\"b]", "item": [1]}, "x": "item", "item": [{"a": [1, 2], "b": "},{\\"}, 2,
        {"item": [3, {"item": []}]}], "variable": []}
        """#

    @Test(arguments: [1, 2, 7, 1000])
    func takesTheOutermostListApart(readSize: Int) {
        let (frame, pieces, isClear) = split(Self.text, readSize: readSize)
        #expect(
            frame == #"{"info": {"name": "a\"b]", "item": [1]}, "x": "item", "item": [], "variable": []}"#)
        #expect(
            pieces == [#"[{"a": [1, 2], "b": "},{\\"}]"#, "[ 2]", "[\n" + #"{"item": [3, {"item": []}]}]"#])
        #expect(isClear)
    }

    @Test func runsAreAsLongAsIsAsked() {
        let items = (0..<100).map { #"{"name":"\#($0)"}"# }.joined(separator: ",")
        let (_, pieces, _) = split(#"{"item":[\#(items)]}"#, pieceSize: 100)
        #expect(pieces.dropLast().allSatisfy { (101...120).contains($0.utf8.count) })
        #expect(pieces.map { $0.dropFirst().dropLast() }.joined(separator: ",") == items)
    }

    @Test(arguments: [
        "", "[1, 2]", #"{"item": {"a": [1]}}"#, #"{"collection": {"item": [1]}}"#, #"{"items": [1]}"#,
        #"{"a": "item"}"#,
        #"{"\u0069tem": [1]}"#, #"["item", [1]]"#,
    ])
    func aTextWithoutTheListIsAllFrame(text: String) {
        let (frame, pieces, isClear) = split(text)
        #expect(frame == text)
        #expect(pieces.isEmpty)
        #expect(isClear)
    }

    @Test func anEmptyListHasNoPieces() {
        let (frame, pieces, isClear) = split(#"{"item":[]}"#)
        #expect(frame == #"{"item":[]}"#)
        #expect(pieces.isEmpty && isClear)
    }

    /// Which of two counts is a convention.
    @Test func twoListsAreNotClear() {
        #expect(!split(#"{"item":[1],"item":[2]}"#).isClear)
    }
}
