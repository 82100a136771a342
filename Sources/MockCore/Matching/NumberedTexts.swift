import HTTPMessage
import PostmanModel

/// Texts without repeats, numbered from zero up in the order in which they come.
struct NumberedTexts: Sendable {
    private(set) var texts: [ExactText] = []
    private var index: HashIndex

    /// - Parameter capacity: the greatest count of texts.
    init(capacity: Int) {
        index = HashIndex(capacity: capacity)
    }

    /// The number of a text, a new one where it comes for the first time.
    mutating func add(_ text: ExactText) -> Int {
        let hash = text.hashValue
        if let known = index.last(hash, where: { texts[$0] == text }) { return known }
        texts.append(text)
        return index.add(hash)
    }

    /// Nil for a text that never came.
    func number(of text: ExactText) -> Int? { index.last(text.hashValue) { texts[$0] == text } }
}
