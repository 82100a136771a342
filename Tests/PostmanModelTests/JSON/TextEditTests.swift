import Testing

@testable import PostmanModel

struct TextEditTests {
    private static let text = Array("[ 10, 20 ,30 ]".utf8)
    private static let ranges = [2..<4, 6..<8, 10..<12]

    /// What is left of `[ 10, 20 ,30 ]` without these elements.
    @Test(
        arguments: [
            ([], "[ 10, 20 ,30 ]"), ([0], "[ 20 ,30 ]"), ([1], "[ 10 ,30 ]"), ([2], "[ 10, 20 ]"), ([0, 1], "[ 30 ]"),
            ([0, 2], "[ 20 ]"), ([1, 2], "[ 10 ]"), ([0, 1, 2], "[  ]"),
        ] as [(Set<Int>, String)])
    func elementsGoWithTheirCommas(gone: Set<Int>, left: String) {
        let edits = TextEdit.removals(of: gone, from: Self.ranges)
        #expect(String(decoding: TextEdit.apply(edits, to: Self.text), as: UTF8.self) == left)
    }

    @Test func nothingElseIsTouched() {
        let edits = [TextEdit(0..<0, "x".utf8), TextEdit(2..<4, "".utf8), TextEdit(13..<14, "yz".utf8)]
        #expect(String(decoding: TextEdit.apply(edits, to: Self.text), as: UTF8.self) == "x[ , 20 ,30 yz")
    }
}
