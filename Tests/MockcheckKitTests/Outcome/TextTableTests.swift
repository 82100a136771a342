import Testing

@testable import MockcheckKit

struct TextTableTests {
    @Test func columnsAreAsWideAsTheirWidestCell() {
        #expect(TextTable.text(["A", "NAME"], [["long", "x"], ["b", "yy"]]) == "A     NAME\nlong  x\nb     yy\n")
    }

    @Test func theHeadCanBeTheWidest() {
        #expect(TextTable.text(["FINGERPRINT", "B"], [["1", "2"]]) == "FINGERPRINT  B\n1            2\n")
    }
}
