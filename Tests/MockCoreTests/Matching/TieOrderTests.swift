import Testing

@testable import MockCore
@testable import PostmanModel

struct TieOrderTests {
    /// Ids that differ at any place, also behind the first sixteen bytes, or in nothing but their length, or not at all.
    private static let ids: [String] = {
        var ids = ["", "\u{0}", "\u{0}\u{0}", "é", "e\u{301}", "🎉", "Z", "a"]
        for length in [1, 7, 8, 9, 15, 16, 17, 24, 40] {
            let stem = String(repeating: "m", count: length - 1)
            ids += ["a", "m", "z", "é", "\u{0}"].map { stem + $0 }
            ids += ["a", "z"].map { $0 + stem }
        }
        return ids + ids.reversed()
    }()

    @Test(arguments: [MatchingRules.TieOrder.okThenAscendingID, .descendingID])
    func ranksByCodeAndBytes(order: MatchingRules.TieOrder) {
        let examples = Self.ids.enumerated().map { place, id in
            MatcherSamples.example(id, "GET", "/", code: place % 3 == 0 ? 404 : 200)
        }
        let matcher = MatcherSamples.matcher(examples)
        let ranks = order.ranks(of: matcher.examples)
        let expected = examples.indices.sorted { left, right in
            if order == .okThenAscendingID, examples[left].code != examples[right].code {
                return examples[left].code == 200
            }
            let (one, other) = (Array(examples[left].id.utf8), Array(examples[right].id.utf8))
            if one == other { return left < right }
            return one.lexicographicallyPrecedes(other) == (order == .okThenAscendingID)
        }
        #expect(examples.indices.sorted { ranks[$0] < ranks[$1] } == expected)
    }
}
