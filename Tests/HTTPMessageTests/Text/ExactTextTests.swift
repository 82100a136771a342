import HTTPMessage
import Testing

struct ExactTextTests {
    /// By their bytes, which is also the order of their scalars; to `String` two of them are one text.
    private static let inOrder = ["", "A", "Z", "a", "a\u{0}", "ab", "b", "e\u{301}", "é", "日", "😀"]

    @Test(arguments: inOrder.indices, inOrder.indices)
    func isOrderedByBytes(left: Int, right: Int) {
        let (one, other) = (ExactText(Self.inOrder[left]), ExactText(Self.inOrder[right]))
        #expect((one < other) == (left < right))
        #expect((one == other) == (left == right))
    }

    /// Long enough not to stand in the value itself, and a part of another text.
    @Test func longTextsAndPartsCompareLikeOthers() {
        let text = "a text of more than fifteen bytes, a text of more than fifteen bytes."
        let (first, second) = (ExactText(text.prefix(33)), ExactText(text.dropFirst(35).prefix(33)))
        #expect(first == second)
        #expect(first.hashValue == second.hashValue)
        #expect(!(first < second))
        #expect(first < ExactText(text))
    }
}
