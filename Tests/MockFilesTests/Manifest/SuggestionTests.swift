import Testing

@testable import MockFiles

struct SuggestionTests {
    @Test(arguments: [
        ("colection", "collection"), ("Private", "private"), ("enviroment", "environment"), ("ower", "owner"),
        ("onwer", "owner"),
        ("zzz", nil), ("completely", nil),
    ])
    func findsTheNearest(text: String, expected: String?) {
        #expect(Suggestion.nearest(to: text, in: ["collection", "environment", "owner", "private"]) == expected)
    }
}
