import Testing

@testable import MockCore
@testable import PostmanModel

struct ObjectPathTests {
    @Test(arguments: [
        ("a", ["a"]), ("a.b.0", ["a", "b", "0"]), (#"a\.a"#, ["a.a"]), (#"a\.b.c"#, ["a.b", "c"]),
        ("a..b", ["a", "", "b"]),
        (".", ["", ""]), (#"a\b"#, [#"a\b"#]), (#"a\"#, [#"a\"#]), ("ä.ö", ["ä", "ö"]),
        // A dot that a combining mark follows is a dot all the same.
        ("a.\u{301}b", ["a", "\u{301}b"]),
    ])
    func splitsAtDots(text: String, names: [String]) {
        #expect(ObjectPath(text).keys.map(\.name) == names)
    }

    @Test(arguments: [("0", 0), ("12", 12), ("01", nil), ("-1", nil), ("+1", nil), ("1e2", nil), ("", nil), ("a", nil)])
    func countsElementsWithPlainNumbersOnly(name: String, index: Int?) {
        #expect(ObjectPath.Key(name).index == index)
    }
}
