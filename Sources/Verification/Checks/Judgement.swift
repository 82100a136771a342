/// All that a comparison of a reply with what was promised of it can say.
package struct Judgement: Sendable {
    /// What hurts who relies on the promise, the status first.
    package var failures: [CheckFailure] = []
    /// What is different and hurts nobody.
    package var drift: [String] = []
    /// Why the reply says nothing about the promise; nil where it does.
    package var notComparable: String?
}
