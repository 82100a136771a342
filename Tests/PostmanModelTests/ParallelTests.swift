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
