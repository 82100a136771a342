package import Linting
import MockCore
package import MockFiles
import PostmanModel
import Verification

/// What lint says of the collections that are verified: at the levels of the manifest, in the environment of the mock,
/// and without what the baseline knows (V-12).
package struct MockFindings {
    /// The fingerprints of known findings.
    var known: Set<String> = []

    package init(known: Set<String> = []) {
        self.known = known
    }

    package func all(of mock: LoadedMock) -> CollectionFindings {
        let context = LintContext(
            environment: mock.environment, matchesBodies: mock.configuration.matching.matchBody)
        return Linter().findings(
            in: mock.collection, reading: mock.reading, context: context, settings: mock.account.lint)
    }

    /// As the plan takes them.
    func plan(of mock: LoadedMock) -> LintFindings {
        let findings = all(of: mock)
        return LintFindings(
            ofCollection: new(findings.ofCollection), ofRequests: mock.collection.requests.map { new(findings.of($0)) })
    }

    private func new(_ findings: [Finding]) -> [Diagnostic] {
        findings.filter { !known.contains($0.fingerprint) }.map(\.diagnostic)
    }
}
