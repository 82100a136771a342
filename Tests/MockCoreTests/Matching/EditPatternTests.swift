import Testing

@testable import MockCore

struct EditPatternTests {
    private static let texts = ["", "/", "/users", "/users/12", "aaaa", "/größe/👍", "abcabcabc"]

    private func scalars(_ text: String) -> [UInt32] { text.unicodeScalars.map(\.value) }

    /// The column behind a whole text, made scalar by scalar.
    private func column(_ pattern: EditPattern, behind text: [UInt32]) -> [Int16] {
        var column = (0..<pattern.height).map { Int16($0) }
        for scalar in text {
            var next = [Int16](repeating: 0, count: pattern.height)
            column.withUnsafeBufferPointer { from in
                next.withUnsafeMutableBufferPointer { to in
                    guard let from = from.baseAddress, let to = to.baseAddress else { return }
                    pattern.advance(from, by: scalar, into: to)
                }
            }
            column = next
        }
        return column
    }

    @Test(arguments: texts, texts)
    func tellsTheDistanceOfEveryBeginning(text: String, other: String) {
        let (wanted, other) = (scalars(text), scalars(other))
        let cells = column(EditPattern(wanted), behind: other)
        let beginnings = (0...wanted.count).map { Array(wanted.prefix($0)) }
        #expect(cells.map(Int.init) == beginnings.map { EditDistance.between($0, other) })
    }

    @Test(arguments: texts, texts)
    func tellsTheDistanceOfEveryEnd(text: String, other: String) {
        let (wanted, other) = (scalars(text), scalars(other))
        let cells = other.withUnsafeBufferPointer { EditPattern(wanted).distances(to: $0) }
        let ends = (0...wanted.count).map { Array(wanted.dropFirst($0)) }
        #expect(cells.map(Int.init) == ends.map { EditDistance.between($0, other) })
    }

    @Test func knowsItsScalars() {
        let pattern = EditPattern(scalars("/gröp👍"))
        #expect(scalars("/gröp👍").allSatisfy(pattern.has))
        #expect(!scalars("abcßü👎").contains(where: pattern.has))
    }
}
