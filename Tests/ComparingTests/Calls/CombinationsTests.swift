import Testing

@testable import Comparing

struct CombinationsTests {
    private func choices(_ counts: [Int], around bases: [[Int]]) -> Set<[Int]> {
        var found: Set<[Int]> = []
        Combinations.forEach(counts, around: bases) { found.insert($0) }
        return found
    }

    @Test func fewAreAllTried() {
        #expect(choices([2, 3, 4], around: []).count == 24)
    }

    @Test func nothingIsTriedWhereThereIsNothingToChooseFrom() {
        #expect(choices([2, 0], around: [[0, 0]]).isEmpty)
    }

    /// Each of 10 × 10 × 10 that differs from the base in at most two places: 1 + 3·9 + 3·81.
    @Test func ofManyThoseNearABaseAreTried() {
        let found = choices([10, 10, 10], around: [[3, 4, 5]])
        #expect(found.count == 1 + 27 + 243)
        #expect(found.contains([3, 9, 9]))
        #expect(!found.contains([0, 0, 0]))
    }
}
