import Testing

@testable import MockFiles

struct GlobTests {
    @Test(arguments: [
        ("*.json", "a.json", true),
        ("*.json", "d/a.json", false),
        ("*.json", ".json", true),
        ("a?c", "abc", true),
        ("a?c", "a/c", false),
        ("a?c", "aéc", true),
        ("a?c", "ac", false),
        ("**/a.json", "a.json", true),
        ("**/a.json", "x/y/a.json", true),
        ("d/**", "d/a/b", true),
        ("d/**", "d", false),
        ("a/**/b", "a/b", true),
        ("a/**/b", "a/x/y/b", true),
        ("a/**/b", "a/xb", false),
        ("a**b", "axyb", true),
        ("a**b", "a/b", false),
        ("[a-c]x", "bx", true),
        ("[a-c]x", "dx", false),
        ("[!a-c]x", "dx", true),
        ("[^a-c]x", "bx", false),
        ("[]x]", "]", true),
        ("[a-]", "-", true),
        ("[\\]]", "]", true),
        ("[[:digit:]]", "7", true),
        ("[[:digit:]]", "d", false),
        ("[[:nothing:]]", "n", false),
        ("[z-a]", "m", false),
        ("a[/x]b", "a/b", false),
        ("a[/x]b", "axb", true),
        ("[a", "[a", false),
        ("\\*", "*", true),
        ("\\*", "a", false),
        ("a\\", "a\\", false),
        ("", "", true),
        ("*", "", true),
        ("A", "a", false),
    ])
    func comparesPaths(pattern: String, text: String, expected: Bool) {
        #expect(Glob(pattern).matches(text) == expected)
    }

    @Test(arguments: [
        ("GET /users*", "GET /users/1/orders", true),
        ("*orders*", "GET /users/1/orders", true),
        ("GET /users/?", "GET /users/12", false),
        ("**/orders", "GET /users/1/orders", true),
        ("users", "GET /users", false),
    ])
    func comparesNamesThatHoldSlashes(pattern: String, text: String, expected: Bool) {
        #expect(Glob(pattern, crossesSlashes: true).matches(text) == expected)
    }

    /// A matcher that tries every way would need longer than the universe lasts.
    @Test(.timeLimit(.minutes(1)))
    func staysQuickOnHostilePatterns() {
        let text = String(repeating: "a", count: 5_000)
        #expect(!Glob(String(repeating: "*a", count: 50) + "b").matches(text))
        let path = Array(repeating: "a", count: 2_000).joined(separator: "/")
        #expect(!Glob(String(repeating: "**/a/", count: 50) + "b").matches(path))
    }
}
