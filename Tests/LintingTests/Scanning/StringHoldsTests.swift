import Testing

@testable import Linting

struct StringHoldsTests {
    @Test(arguments: [
        ("https://a", true), ("://", true), (":/:/://", true), ("a:/ /", false), (":/", false), ("", false),
        ("é://\u{301}", true), ("::///", true),
    ])
    func `looks for bytes`(text: String, expected: Bool) {
        #expect(text.holds("://") == expected)
    }
}
