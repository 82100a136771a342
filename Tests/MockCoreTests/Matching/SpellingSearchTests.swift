import HTTPMessage
import PostmanModel
import TestSupport
import Testing

@testable import MockCore

struct SpellingSearchTests {
    /// What comes out when the plain distance of each is told.
    private func expected(
        _ spellings: RouteSpellings, _ examples: [CompiledExample], to path: String, method: String, atMost limit: Int
    ) -> [Int] {
        var all: [(distance: Int, isOther: Int, first: Int, route: Int)] = []
        for route in Set(examples.indices.map(spellings.route)) {
            let first = Int(spellings.members(of: route)[0])
            let isOther = examples[first].method == method ? 0 : 1
            all.append((spellings.distance(of: route, to: path), isOther, first, route))
        }
        all.sort { ($0.distance, $0.isOther, $0.first) < ($1.distance, $1.isOther, $1.first) }
        return all.prefix(limit).map(\.route)
    }

    private static let shapes: [(name: String, path: @Sendable (inout SeededRandom) -> String)] = [
        ("numbered", { "/api/resource-\(Int.random(in: 0..<400, using: &$0))/list" }),
        ("few letters", { random in word("abc/", 0...12, &random) }),
        ("many words", { random in words(1...4, &random) }),
        ("ends alike", { random in word("xyz", 0...4, &random) + "/details/all" }),
        ("deep", { random in String(repeating: "/a", count: Int.random(in: 0...20, using: &random)) }),
        ("longer than a word of bits", { random in words(1...3, &random) + String(repeating: "/ab", count: 22) }),
        ("beyond ASCII", { random in word("größe👍/", 0...9, &random) }),
    ]

    private static func word(_ letters: String, _ length: ClosedRange<Int>, _ random: inout SeededRandom) -> String {
        let letters = Array(letters)
        let count = Int.random(in: length, using: &random)
        return "/" + String((0..<count).map { _ in letters[Int.random(in: letters.indices, using: &random)] })
    }

    private static func words(_ count: ClosedRange<Int>, _ random: inout SeededRandom) -> String {
        let words = ["users", "orders", "items", "order-lines", "details", "7", ":id"]
        return (0..<Int.random(in: count, using: &random)).map { _ in "/" + (random.pick(words) ?? "") }.joined()
    }

    @Test(arguments: shapes.indices)
    func findsTheNearestInTheirOrder(shape: Int) {
        var random = SeededRandom(UInt64(shape) + 3)
        let path = Self.shapes[shape].path
        let methods = ["GET", "POST", "DELETE"]
        let examples = MatcherSamples.matcher(
            (0..<150).map { number in
                MatcherSamples.example("\(number)", methods[Int.random(in: 0..<3, using: &random)], path(&random))
            }
        ).examples
        let spellings = RouteSpellings(examples)
        var givenUp = 0
        for turn in 0..<36 {
            let wanted = RequestPath(text: Self.shapes[turn % 2 == 0 ? shape : turn % Self.shapes.count].path(&random))
                .folded.text
            let (method, limit) = (turn % 7 == 0 ? "PUT" : "GET", turn % 9)
            // It may give up, but not as a rule.
            guard let found = spellings.nearest(to: wanted, atMost: limit, preferring: method, without: { _ in false })
            else {
                givenUp += 1
                continue
            }
            #expect(
                found.map(\.route) == expected(spellings, examples, to: wanted, method: method, atMost: limit),
                "\(Self.shapes[shape].name): \(wanted)")
            for found in found {
                #expect(found.distance == spellings.distance(of: found.route, to: wanted))
                let members = spellings.members(of: found.route)
                #expect(members.first == Int32(found.first) && found.isAlone == (members.count == 1))
            }
        }
        #expect(givenUp == 0 || Self.shapes[shape].name == "many words" && givenUp < 24)
    }

    @Test func leavesOutWhatItShall() throws {
        let examples = MatcherSamples.matcher(
            ["/a", "/ab", "/abc"].map { MatcherSamples.example($0, "GET", $0) }
        ).examples
        let spellings = RouteSpellings(examples)
        let first = spellings.route(of: 0)
        let found = try #require(spellings.nearest(to: "/a", atMost: 2, preferring: "GET") { $0 == first })
        #expect(found.map { spellings.members(of: $0.route) } == [[1], [2]])
        #expect(found.map(\.distance) == [1, 2])
    }

    /// Where all paths are as far as each other, and have nothing in common, it gives up; so it does for texts without end.
    @Test func givesUpWhereItWouldTakeLong() {
        var random = SeededRandom(1)
        func word() -> String { Self.word("abcdefghijklmnopqrstuvwxyz", 40...60, &random) }
        let examples = MatcherSamples.matcher((0..<500).map { MatcherSamples.example("\($0)", "GET", word()) }).examples
        #expect(RouteSpellings(examples).nearest(to: word(), atMost: 5, preferring: "GET") { _ in false } == nil)
        let long = String(repeating: "x", count: 1100)
        let other = MatcherSamples.matcher([MatcherSamples.example("1", "GET", "/" + long)]).examples
        #expect(RouteSpellings(other).nearest(to: "/y", atMost: 5, preferring: "GET") { _ in false } == nil)
        let few = RouteSpellings(Array(examples.prefix(3)))
        #expect(few.nearest(to: long, atMost: 5, preferring: "GET") { _ in false } == nil)
    }

    @Test func ofNothingFindsNothing() {
        #expect(RouteSpellings([]).nearest(to: "/", atMost: 5, preferring: "GET") { _ in false }?.isEmpty == true)
    }
}
