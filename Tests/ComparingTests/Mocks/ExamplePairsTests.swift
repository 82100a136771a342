import Testing

@testable import Comparing

struct ExamplePairsTests {
    @Test(arguments: [
        ([], 0), ([1], 1), ([1, 2, 3], 3), ([3, 2, 1], 1), ([2, 1, 3], 2), ([4, 1, 2, 5, 3], 3),
        ([10, 1, 11, 2, 12, 3], 3),
    ])
    func theLongestRisingPartIsFound(numbers: [Int], length: Int) {
        let places = ExamplePairs.longestRising(numbers)
        #expect(places.count == length)
        #expect(places == places.sorted())
        let kept = places.map { numbers[$0] }
        #expect(zip(kept, kept.dropFirst()).allSatisfy { $0 < $1 })
    }
}
