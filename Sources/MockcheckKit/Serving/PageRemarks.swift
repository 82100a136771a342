import Linting
import MockCore
import MockFiles
import MockServer
import MockStore
import PostmanModel
import Synchronization

/// What lint says of the collections that are served, for the web page; found when somebody looks.
final class PageRemarks: Sendable {
    /// Of one mock, as long as it stays what it is.
    private struct Found {
        let mock: Mock
        let findings: [PageFinding]
    }

    /// Larger collections would hold up the control plane; `mockcheck lint` reads them.
    private static let mostExamples = 2000

    private let library: Library
    private let found = Mutex<[String: Found]>([:])

    init(library: Library) {
        self.library = library
    }

    func findings(of served: ServedMock) -> [PageFinding] {
        if let known = found.withLock({ $0[served.id] }), known.mock === served.mock { return known.findings }
        let findings = lint(served)
        found.withLock { found in
            if found.count >= 100 { found.removeAll() }
            found[served.id] = Found(mock: served.mock, findings: findings)
        }
        return findings
    }

    private func lint(_ served: ServedMock) -> [PageFinding] {
        let collection = served.definition.collection
        guard served.mock.exampleCount <= Self.mostExamples else { return [] }
        let context = LintContext(
            environment: served.definition.environment,
            matchesBodies: served.definition.configuration.matching.matchBody)
        let subject: LintSubject
        if let text = text(of: served), let tree = try? SourceTree(text, file: collection.file) {
            subject = LintSubject(collection, trees: [tree], context: context)
        } else {
            subject = LintSubject(collection, context: context)
        }
        return Linter().findings(in: subject).filter { $0.diagnostic.severity != .note }.map { finding in
            PageFinding(
                severity: finding.diagnostic.severity, sentence: finding.diagnostic.sentence,
                request: finding.request)
        }
    }

    /// Of a collection that is in no file.
    private func text(of served: ServedMock) -> [UInt8]? {
        guard case .stored(let id)? = library.content.mock(served.id)?.collection else { return nil }
        return library.content.document(id)?.text
    }
}
