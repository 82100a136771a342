import Testing

@testable import Verification

struct BodyDifferenceTests {
    @Test func showsBinaryBodiesAsRowsOfBytes() {
        let expected = [UInt8](0..<40)
        var actual = expected
        actual[33] = 0xFF
        #expect(
            BodyDifference.text(expected: expected, actual: actual)
                == """
                first difference at byte 33; expected 40 bytes, got 40
                -00000010  10 11 12 13 14 15 16 17 18 19 1a 1b 1c 1d 1e 1f  ................
                -00000020  20 21 22 23 24 25 26 27                           !"#$%&'
                +00000010  10 11 12 13 14 15 16 17 18 19 1a 1b 1c 1d 1e 1f  ................
                +00000020  20 ff 22 23 24 25 26 27                           ."#$%&'
                """)
    }

    @Test(
        arguments: [
            (Array("text\n\t\r".utf8), true), ([0x61, 0x00], false), ([0xFF], false), (Array("ä".utf8), true),
            ([], true),
            ([0x1B], false),
        ] as [([UInt8], Bool)])
    func knowsText(bytes: [UInt8], isText: Bool) {
        #expect(BodyDifference.isText(bytes) == isText)
    }

    @Test func isBounded() {
        let expected = [UInt8](repeating: UInt8(ascii: "a"), count: 1 << 20)
        let lines = (0..<5000).map { "line \($0)" }.joined(separator: "\n")
        #expect(BodyDifference.text(expected: expected, actual: Array(lines.utf8)).utf8.count < 9000)
    }
}
