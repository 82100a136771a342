/// Something that a mock, or the collection itself, promises whoever uses it; cases put it to the test, and a failure
/// names it.
package struct Promise: Sendable, Hashable {
    /// `matching.trailing-slash`: never changes, because the ids of cases hang on it, and baselines and timings on those.
    package let id: String
    /// What is promised, in the field's words; it may be worded better at any time.
    package let sentence: String
    /// Where it comes from: `B-4.20 b`; empty where no document numbers it.
    package let item: String

    package init(_ id: String, _ sentence: String, _ item: String = "") {
        self.id = id
        self.sentence = sentence
        self.item = item
    }

    /// As names and messages say it: `trailing slash is forgiven (B-4.20 b)`.
    package var text: String { item.isEmpty ? sentence : "\(sentence) (\(item))" }

    /// This promise together with another that applies to the same request.
    func and(_ other: Promise) -> Promise { Promise("\(id)+\(other.id)", "\(text), \(other.sentence)", other.item) }
}
