import HTTPMessage
import TestSupport
import Testing

@testable import MockCore
@testable import PostmanModel

struct LabelOutlineTests {
    private func isSurelyFar(_ text: String, from labels: [String]) -> Bool {
        let sorted = labels.map { ExactText($0) }.sorted()
        let outline = LabelIndex(sorted, labelOfPath: sorted.indices.map { Int32($0) }).outline
        var text = text
        return text.withUTF8 { outline.isSurelyFar(from: UnsafeRawBufferPointer($0)) }
    }

    @Test(arguments: [
        ("nothing", ["api"], true), ("apx", ["api"], true), ("", ["api"], true), ("api", [""], true),
        ("resource-17", ["list", "lists"], true), ("api", ["api"], false), ("users", ["user", "orders"], false),
        ("", [""], false), ("caf\u{E9}", ["x"], false), ("x", [], false),
    ])
    func looksAtLengthsAndScalars(text: String, labels: [String], expected: Bool) {
        #expect(isSurelyFar(text, from: labels) == expected)
    }

    /// What is near to a label is never said to be far.
    @Test func isNeverWrong() {
        var random = SeededRandom(11)
        func text() -> String {
            String(
                (0..<Int.random(in: 0...9, using: &random)).map { _ in "abcdE1-".randomElement(using: &random) ?? "a" })
        }
        var far = 0
        for _ in 0..<4000 {
            let labels = Array(Set((0..<Int.random(in: 1...3, using: &random)).map { _ in text() }))
            let text = text()
            guard isSurelyFar(text, from: labels) else { continue }
            far += 1
            for label in labels {
                let (left, right) = (Array(text.unicodeScalars), Array(label.unicodeScalars))
                let longer = max(left.count, right.count)
                #expect(
                    !Similarity.isNear(distance: EditDistance.between(left, right), of: longer), "\(text) \(label)")
            }
        }
        #expect(far > 500)
    }
}
