import MockCore
package import MockFiles
package import PostmanModel

/// All that is found in one collection, by the request it stands in: what the axis `lint` makes its cases from (V-12).
package struct CollectionFindings: Sendable {
    /// In the order of the files.
    package let all: [Finding]
    /// What stands in no request.
    package let ofCollection: [Finding]
    private let byRequest: [SourceLocation: [Finding]]

    init(_ findings: [Finding], in collection: Collection) {
        let known = Set(collection.requests.map(\.location))
        let groups = Dictionary(grouping: findings) { finding in
            finding.request.flatMap { known.contains($0) ? $0 : nil }
        }
        all = findings
        ofCollection = groups[nil] ?? []
        var byRequest: [SourceLocation: [Finding]] = [:]
        for (request, findings) in groups { if let request { byRequest[request] = findings } }
        self.byRequest = byRequest
    }

    /// What stands in the request or in one of its examples.
    package func of(_ request: RequestItem) -> [Finding] { byRequest[request.location] ?? [] }
}

extension Linter {
    /// What the rules find in a loaded collection and what its readers said, at the levels of the manifest and without
    /// what it or the collection itself excepts.
    ///
    /// The files are read again for the places of the findings.
    /// - Parameter reading: what was said while the collection was read.
    package func findings(
        in collection: Collection, reading: [Diagnostic], context: LintContext = LintContext(),
        settings: LintSettings = LintSettings()
    ) -> CollectionFindings {
        let subject = LintSubject(collection, context: context)
        let found = findingsWithoutExceptions(in: subject, reading: reading)
        return CollectionFindings(settings.apply(to: found).left, in: collection)
    }
}
