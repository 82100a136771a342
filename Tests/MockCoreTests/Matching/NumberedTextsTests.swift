import HTTPMessage
import Testing

@testable import MockCore

struct NumberedTextsTests {
    @Test func equalTextsHaveOneNumber() {
        var numbered = NumberedTexts(capacity: 6)
        let numbers = ["list", "", "é", "list", "e\u{301}", ""].map { numbered.add(ExactText($0)) }
        #expect(numbers == [0, 1, 2, 0, 3, 1])
        #expect(numbered.texts == ["list", "", "é", "e\u{301}"].map { ExactText($0) })
        #expect(numbered.number(of: ExactText("e\u{301}")) == 3)
        #expect(numbered.number(of: ExactText("lists")) == nil)
    }

    @Test func manyTextsAreFoundAgain() {
        var numbered = NumberedTexts(capacity: 10_000)
        for number in 0..<10_000 { #expect(numbered.add(ExactText("text \(number)")) == number) }
        for number in 0..<10_000 where numbered.number(of: ExactText("text \(number)")) != number {
            Issue.record("text \(number) is lost")
        }
    }
}
