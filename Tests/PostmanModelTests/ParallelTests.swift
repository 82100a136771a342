import Testing

@testable import PostmanModel

struct ParallelTests {
    @Test(arguments: [0, 1, 6, 7, 8, 14, 1000], [1, 7, 100])
    func piecesAreInOrderAndWhole(count: Int, length: Int) {
        let range = 5..<(5 + count)
        let made = Parallel.inPieces(of: range, length: length) { piece in
            piece.flatMap { number in Array(repeating: number, count: number % 3) }
        }
        #expect(made == range.flatMap { number in Array(repeating: number, count: number % 3) })
    }

    /// The results are objects, so that one that was put twice or not at all would not live to be looked at.
    @Test(arguments: [0, 1, Parallel.worthwhile - 1, Parallel.worthwhile, Parallel.worthwhile * 3 + 1])
    func everyResultIsInItsPlace(count: Int) {
        let range = 5..<(5 + count)
        let made = Parallel.inPlace(of: range) { piece, put in
            for number in piece { put(["\(number) of many objects"]) }
        }
        #expect(made == range.map { ["\($0) of many objects"] })
    }

    @Test(arguments: [true, false])
    func bothResultsComeBack(isWorthwhile: Bool) {
        let (first, second) = Parallel.both(if: isWorthwhile, { 1 }, { "two" })
        #expect(first == 1)
        #expect(second == "two")
    }

    @Test func whatIsMadeAheadIsGivenAwayOnce() {
        let ahead = Parallel.Ahead { "made" }
        #expect(ahead.take() == "made")
        #expect(ahead.take() == nil)
    }
}
