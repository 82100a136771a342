package import PostmanModel

/// What lint says of a collection, where the page shows it.
package struct PageFinding: Sendable {
    package var severity: Diagnostic.Severity
    package var sentence: String
    /// Of the request that it stands in; nil for what is said of the collection.
    package var request: SourceLocation?

    package init(severity: Diagnostic.Severity, sentence: String, request: SourceLocation?) {
        self.severity = severity
        self.sentence = sentence
        self.request = request
    }

    var values: [String: Any] {
        ["severity": severity.rawValue, "tone": severity == .error ? "bad" : "faint", "text": sentence]
    }
}
