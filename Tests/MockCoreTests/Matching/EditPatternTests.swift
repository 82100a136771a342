import TestSupport
import Testing

@testable import MockCore

struct EditPatternTests {
    private static let texts = ["", "/", "/users", "/users/12", "aaaa", "/größe/👍", "abcabcabc"]

    private func scalars(_ text: String) -> [UInt32] { text.unicodeScalars.map(\.value) }

    /// What the cells of the last column say, and what the last of them is said to be, when a text has been read.
    private func cells(_ pattern: EditPattern, behind text: [UInt32]) -> (all: [Int], last: Int) {
        var column = Array(repeating: EditPattern.Cells(more: 0, less: 0), count: pattern.size)
        var last = 0
        column.withUnsafeMutableBufferPointer { column in
            guard let column = column.baseAddress else { return }
            pattern.begin(column)
            for scalar in text { pattern.advance(column, by: pattern.number(of: scalar), into: column) }
            last = pattern.last(column)
        }
        var all = [Int(column[0].more)]
        for row in pattern.scalars.indices {
            let (cells, bit) = (column[1 + row / 64], UInt64(row % 64))
            all.append(all[row] + Int(cells.more >> bit & 1) - Int(cells.less >> bit & 1))
        }
        return (all, last)
    }

    private func expect(_ wanted: [UInt32], behind other: [UInt32]) {
        let cells = cells(EditPattern(wanted), behind: other)
        let beginnings = (0...wanted.count).map { Array(wanted.prefix($0)) }
        #expect(cells.all == beginnings.map { EditDistance.between($0, other) }, "\(wanted) behind \(other)")
        #expect(cells.last == EditDistance.between(wanted, other))
    }

    @Test(arguments: texts, texts)
    func tellsTheDistanceOfEveryBeginning(text: String, other: String) {
        expect(scalars(text), behind: scalars(other))
    }

    /// Of texts that fill words, and of such as nearly do.
    @Test(arguments: [1, 2, 31, 63, 64, 65, 127, 128, 129, 200])
    func tellsItOfTextsOfAnyLength(count: Int) {
        var random = SeededRandom(UInt64(count))
        for other in [0, 1, 5, 64, count, count + 3] {
            let (wanted, text) = (letters(count, &random), letters(other, &random))
            expect(wanted, behind: text)
            expect(wanted, behind: wanted.reversed())
        }
    }

    private func letters(_ count: Int, _ random: inout SeededRandom) -> [UInt32] {
        (0..<count).map { _ in UInt32.random(in: 97...100, using: &random) }
    }

    @Test func knowsItsScalars() {
        let pattern = EditPattern(scalars("/gröp👍"))
        #expect(Set(scalars("/gröp👍").map(pattern.number)) == [1, 2, 3, 4, 5, 6])
        #expect(scalars("abcßü👎").allSatisfy { pattern.number(of: $0) == 0 })
    }
}
