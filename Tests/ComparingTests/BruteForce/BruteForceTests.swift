import Comparing
import Foundation
import MockFiles
import PostmanModel
import TestSupport
import Testing

/// Changes at random, calls at random: no changed call without an entry, no entry without a changed call.
///
/// `MOCKCHECK_BRUTE_FORCE=N` does N times as much, from other seeds with `MOCKCHECK_BRUTE_FORCE_SEED`, and
/// `MOCKCHECK_BRUTE_FORCE_CALLS` of each changed version.
struct BruteForceTests {
    private static func number(_ name: String) -> Int? {
        ProcessInfo.processInfo.environment[name].flatMap { Int($0) }
    }

    private static let factor = number("MOCKCHECK_BRUTE_FORCE") ?? 1
    private static let firstSeed = number("MOCKCHECK_BRUTE_FORCE_SEED") ?? 1
    /// Calls for each changed version.
    private static let callCount = number("MOCKCHECK_BRUTE_FORCE_CALLS") ?? 200

    @Test(arguments: SampleCollections.specs)
    func everyChangeOfAShippedCollectionIsFound(name: String) throws {
        try compare(try SampleCollections.spec(name), versions: 2 * Self.factor)
    }

    @Test(.enabled(if: Corpus.isPresent), arguments: SampleCollections.corpus)
    func everyChangeOfARealCollectionIsFound(name: String) throws {
        try compare(try SampleCollections.real(name), versions: Self.factor)
    }

    private func compare(_ collection: Collection, versions: Int) throws {
        var total = BruteForceJudge.Result()
        var (entries, compared) = (0, 0)
        for version in 0..<versions {
            let seed = UInt64(Self.firstSeed + version)
            var random = SeededRandom(seed)
            let (old, new, what) = Self.versions(of: collection, &random)
            let comparison = MockComparison(old, new)
            entries += comparison.changes.count
            compared += comparison.callCount
            let result = BruteForceJudge(old, new).judge(comparison, calls: Self.callCount, &random)
            total.asked += result.asked
            total.changed += result.changed
            for problem in result.problems.prefix(3) {
                Issue.record("seed \(seed), \(what): \(problem)")
            }
            if result.problems.count > 3 { Issue.record("seed \(seed): \(result.problems.count) problems") }
        }
        if Self.factor > 1 {
            print(
                "\(collection.name): \(versions) versions, \(total.asked) calls at random, \(total.changed) changed; "
                    + "\(compared) calls compared, \(entries) entries")
        }
    }

    /// The collection as it is and changed, under rules that may be others as well.
    private static func versions(
        of collection: Collection, _ random: inout SeededRandom
    ) -> (ComparedMock, ComparedMock, String) {
        var configuration = MockConfiguration(name: collection.name)
        configuration.profile = random.chance(3) ? Profile.allCases.randomElement(using: &random) ?? .current : .current
        if random.chance(3) { configuration.matching = settings(&random) }
        if random.chance(4) { configuration.cors = .example }
        var changed = collection
        var what = [configuration.profile.rawValue, "\(configuration.matching)"]
        for _ in 0..<Int.random(in: 1...3, using: &random) {
            guard let mutation = Mutation.allCases.randomElement(using: &random) else { continue }
            if mutation.apply(to: &changed, &random) { what.append(mutation.rawValue) }
        }
        var other = configuration
        if random.chance(8) {
            other.matching = settings(&random)
            what.append("then \(other.matching)")
        }
        return (
            ComparedMock(MockDefinition(collection: collection, configuration: configuration)),
            ComparedMock(MockDefinition(collection: changed, configuration: other)),
            what.joined(separator: ", ")
        )
    }

    private static func settings(_ random: inout SeededRandom) -> MatchSettings {
        var settings = MatchSettings()
        settings.matchBody = random.chance(2)
        if random.chance(2) { settings.headers = ["X-Version", "Accept"] }
        settings.matchQueryParams = !random.chance(4)
        settings.matchWildcards = !random.chance(4)
        return settings
    }
}
