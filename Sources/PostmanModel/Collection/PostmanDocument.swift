/// What a file, or the folder of a collection v3, turned out to be.
package enum PostmanDocument: Sendable {
    case collection(Collection)
    /// The collections of a data dump.
    case dump([Collection])
    case environment(Environment)
    /// Mocks know no globals (B-1.36); they count where they are given by name.
    case globals(Environment)
    /// JSON, or no JSON, that does not claim to be Postman's: passed over silently.
    case unrelated
    /// Claims to be a collection or an environment but cannot be used; the diagnostics say why.
    case unusable
}

/// A document with everything that was noticed while reading it.
package struct Reading: Sendable {
    package var document: PostmanDocument
    package var diagnostics: [Diagnostic]
    /// The errors of files that are of no use, while the collection that they are part of is (v3).
    package var brokenParts: [Diagnostic]

    package init(document: PostmanDocument, diagnostics: [Diagnostic] = [], brokenParts: [Diagnostic] = []) {
        self.document = document
        self.diagnostics = diagnostics
        self.brokenParts = brokenParts
    }
}
