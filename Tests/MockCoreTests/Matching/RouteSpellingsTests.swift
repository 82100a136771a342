import HTTPMessage
import TestSupport
import Testing

@testable import MockCore

struct RouteSpellingsTests {
    private static let paths = [
        "/", "/users", "/users/1", "/users/12", "/Users/12/", "/users/1/orders", "/user", "/größe/naïve", "/größe/👍",
        "/" + String(repeating: "ab", count: 40), "/" + String(repeating: "x", count: 1100), "/zz/{{id}}",
    ]

    private func distances(to path: String, among paths: [String]) -> [Int?] {
        let examples = MatcherSamples.matcher(paths.map { MatcherSamples.example($0, "GET", $0) }).examples
        var distances = [Int?](repeating: nil, count: paths.count)
        let spellings = RouteSpellings(examples)
        spellings.forEachDistance(to: path) { route, distance in
            for member in spellings.members(of: route) { distances[Int(member)] = distance }
        }
        return distances
    }

    @Test(arguments: [
        "", "/", "/u", "/users/1", "/userz/12", "/orders/1/users", "/groesse/naive", "/größe/👎",
        "/" + String(repeating: "ba", count: 31), "/" + String(repeating: "ba", count: 32),
        "/" + String(repeating: "x", count: 1200),
    ])
    func tellsTheEditDistanceOfEveryFoldedPath(path: String) {
        let expected = Self.paths.map { other -> Int? in
            EditDistance.between(
                Array(path.unicodeScalars), Array(RequestPath(text: other).folded.text.unicodeScalars))
        }
        #expect(distances(to: path, among: Self.paths) == expected)
    }

    @Test func tellsThoseOfRandomPaths() {
        var random = SeededRandom(7)
        func path() -> String {
            "/"
                + (0..<Int.random(in: 0...20, using: &random)).map { _ in "abc/".randomElement(using: &random)! }
                .map(String.init).joined()
        }
        let paths = (0..<300).map { _ in path() }
        for _ in 0..<20 {
            let wanted = RequestPath(text: path()).folded.text
            let expected = paths.map { other -> Int? in
                EditDistance.between(
                    Array(wanted.unicodeScalars), Array(RequestPath(text: other).folded.text.unicodeScalars))
            }
            #expect(distances(to: wanted, among: paths) == expected)
        }
    }

    /// One example stands for all of its method and path, and no path is told twice.
    @Test func tellsEachMethodAndPathOnce() {
        let examples = MatcherSamples.matcher([
            MatcherSamples.example("1", "GET", "/a"), MatcherSamples.example("2", "POST", "/a"),
            MatcherSamples.example("3", "GET", "/a"), MatcherSamples.example("4", "GET", "/A"),
        ]).examples
        var groups: [[Int32]] = []
        let spellings = RouteSpellings(examples)
        spellings.forEachDistance(to: "/a") { route, distance in
            groups.append(spellings.members(of: route))
            #expect(distance == 0)
        }
        #expect(Set(groups) == [[0, 2], [1], [3]])
    }
}
