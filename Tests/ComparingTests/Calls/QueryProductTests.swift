import Testing

@testable import Comparing
@testable import MockCore

struct QueryProductTests {
    private func queries(_ saved: [[(String, String?)]]) -> [String] {
        let saved = saved.map { $0.map { ServedExample.Parameter(key: $0.0, value: $0.1) } }
        return QueryProduct(saved, fresh: "any").queries.map { query in
            query.map { "\($0.key)=\($0.value)" }.joined(separator: "&")
        }
    }

    @Test func fewAreAllThereAre() {
        #expect(
            queries([[("a", "1")], [("a", nil), ("b", "2")]])
                == [
                    "", "a=1", "a=any", "a=any2", "b=2", "b=any2", "a=1&b=2", "a=1&b=any2", "a=any&b=2", "a=any&b=any2",
                    "a=any2&b=2", "a=any2&b=any2",
                ])
    }

    /// 81 queries; `by=3` alone has counts of its own, `from=1` alone has the same.
    @Test func manyAreOneOfEachClass() {
        let found = queries([[("from", "1"), ("to", "2"), ("by", "3")], [("page", "1")]])
        #expect(found.starts(with: ["", "from=1", "from=any2"]))
        #expect(found.contains("page=1") && found.contains("from=1&to=2") && found.contains("from=1&page=1"))
        #expect(!found.contains("to=2") && !found.contains("by=3"))
        // Of the first example's three parameters e agree and d differ, the other's one agrees, differs or is missing.
        #expect(found.count == 10 * 3)
    }

    /// Ten keys with six choices each are 60 million.
    @Test func veryManyAreTheShortest() {
        let saved = (0..<4).map { value in (0..<10).map { ("k\($0)", Optional("\(value)")) } }
        let found = queries(saved)
        #expect(found.count == 96)
        #expect(found.first == "")
    }
}
