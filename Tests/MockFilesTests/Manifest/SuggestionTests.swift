import Testing

@testable import MockFiles

struct SuggestionTests {
    @Test(arguments: [
        ("", "", 0), ("", "abc", 3), ("abc", "abc", 0), ("abc", "axc", 1), ("abc", "acb", 1), ("kitten", "sitting", 3),
        ("colection", "collection", 1), ("abc", "", 3),
    ])
    func countsEdits(left: String, right: String, distance: Int) {
        #expect(Suggestion.distance(left, right) == distance)
    }

    @Test(arguments: [
        ("colection", "collection"), ("Private", "private"), ("enviroment", "environment"), ("ower", "owner"),
        ("zzz", nil), ("completely", nil),
    ])
    func findsTheNearest(text: String, expected: String?) {
        #expect(Suggestion.nearest(to: text, in: ["collection", "environment", "owner", "private"]) == expected)
    }
}
