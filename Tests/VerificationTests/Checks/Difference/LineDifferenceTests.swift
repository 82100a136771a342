import Testing

@testable import Verification

struct LineDifferenceTests {
    private func text(_ expected: String, _ actual: String) -> String {
        LineDifference.text(expected: Array(expected.utf8), actual: Array(actual.utf8))
    }

    @Test(arguments: [
        ("a", "b", "first difference in line 1, byte 1 of the line\n-a\n+b"),
        ("a\nb\nc", "a\nx\nc", "first difference in line 2, byte 1 of the line\n a\n-b\n+x\n c"),
        ("a\nb", "a\nb\n", "first difference in line 3, byte 1 of the line\n a\n b\n+"),
        ("a\r\nb", "a\nb", "first difference in line 1, byte 2 of the line\n-a\\r\n+a\n b"),
        (
            "1\n2\n3\n4\n5\n6", "1\n2\n3\n4\n5\nsix",
            "first difference in line 6, byte 1 of the line\n 3\n 4\n 5\n-6\n+six"
        ),
        (
            "x\n1\n2\n3\n4\n5\n6\n7\n8\ny", "X\n1\n2\n3\n4\n5\n6\n7\n8\nY",
            "first difference in line 1, byte 1 of the line\n-x\n+X\n 1\n 2\n 3\n ...\n 6\n 7\n 8\n-y\n+Y"
        ),
    ])
    func showsChangedLinesWithTheirNeighbours(expected: String, actual: String, difference: String) {
        #expect(text(expected, actual) == difference)
    }

    @Test func showsTheStretchAroundTheFirstDifferenceOfALongLine() {
        let start = String(repeating: "a", count: 1000)
        let difference = text(start + "X" + start, start + "Y" + start)
        #expect(difference.contains("X") && difference.contains("Y"))
        #expect(difference.utf8.count < 600)
    }

    @Test(.timeLimit(.minutes(1)))
    func isBoundedForBodiesThatHaveNothingInCommon() {
        let expected = (0..<20_000).map { "a\($0)" }.joined(separator: "\n")
        let actual = (0..<20_000).map { "b\($0)" }.joined(separator: "\n")
        let lines = text(expected, actual).split(separator: "\n")
        #expect(lines.count == 602)
        #expect(lines.last == " ... 19700 more lines expected, 19700 more lines came")
    }
}
