import MockFiles
import PostmanModel
import Verification

/// Whether the readers lost or altered anything of a collection, its environment or its manifest, which no response could
/// tell: what is served and what is expected both come from what was read (product V-15).
enum ContentCase {
    /// Nil where there is no second way to read the file.
    static func of(_ mock: LoadedMock) -> Case? {
        let ofManifest = mock.entry.flatMap { entry in
            entry.stamp.flatMap { ManifestComparison(file: entry.location.file, readAs: $0) }?.differences(
                of: entry.name, mock.configuration, mock.account.quota, mock.account.rules,
                hasEnvironment: mock.environment != nil)
        }
        let ofEnvironment = mock.environment.flatMap { environment in
            mock.environmentStamp.flatMap { EnvironmentComparison.differences(of: environment, readAs: $0) }
        }
        let comparisons = [ofManifest, ofEnvironment, ofCollection(mock)].compactMap(\.self)
        guard !comparisons.isEmpty else { return nil }
        let differences = comparisons.flatMap(\.self)
        let site = CaseSite(
            mock: mock.name, className: mock.name, location: SourceLocation(file: mock.collection.file))
        let work: Case.Work =
            differences.first.map { first in
                let more = differences.count > 1 ? " (and \(differences.count - 1) more)" : ""
                return .fail(
                    Case.PlannedFailure(
                        "\(first)\(more); this is a fault of mockcheck", type: Failure.misread,
                        details: Array(differences.dropFirst().prefix(50))))
            } ?? .pass
        return Case("Collection [content]", at: site, axis: .examples, .run.content, work: work)
    }

    private static func ofCollection(_ mock: LoadedMock) -> [String]? {
        // Which of two equal keys counts is a convention, and not everybody's.
        guard let stamp = mock.stamp, !mock.reading.contains(where: { $0.rule == ReadingRule.duplicateKey.rawValue })
        else { return nil }
        return ContentComparison.differences(of: mock.collection, readAs: stamp)
    }
}
