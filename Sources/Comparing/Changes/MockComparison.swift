import MockCore
import PostmanModel

/// What a consumer of a mock sees of the change from one version of it to another.
package struct MockComparison: Sendable {
    /// The worst first, then in the order of the files.
    package let changes: [Change]
    /// How many calls both versions were asked.
    package let callCount: Int

    package init(_ old: ComparedMock, _ new: ComparedMock) {
        let (before, after) = (old.configuration, new.configuration)
        // Where the modes differ, that is said once.
        let cors = before.cors == after.cors ? before.cors : .off
        let versions = Parallel.both({ Version(old, cors: cors) }, { Version(new, cors: cors) })
        let hasSameRules = before.profile == after.profile && before.matching == after.matching
        let pairs = ExamplePairs(versions.0, versions.1, hasSameRules: hasSameRules)
        var changes = SettingChanges(old: old, new: new).all
        var count = 0
        if !pairs.isEmpty {
            var evaluator = Evaluator(
                versions.0, versions.1, pairs, hasSameRules: hasSameRules, answersPreflights: cors == .example)
            let space = CallSpace(
                versions.0, versions.1, pairs, settings: [before.matching, after.matching],
                hasSameRules: hasSameRules, asksPreflights: cors == .example,
                asksNearPaths: before.profile != .classic || after.profile != .classic,
                selectorsFilter: before.profile == .november2022 || after.profile == .november2022)
            space.forEachDocumentedCall { evaluator.ask($0) }
            space.forEachClass(around: evaluator.openExamples) { evaluator.ask($0) }
            count = evaluator.callCount
            let words = AnswerChanges(old: versions.0, new: versions.1, pairs: pairs)
            changes += evaluator.groups.compactMap { words.change($0, $1) }
        }
        changes += NameChanges(old: versions.0, new: versions.1, pairs: pairs).all
        changes += DescriptionChanges(old: versions.0, new: versions.1, pairs: pairs).all
        callCount = count
        self.changes = changes.sorted(by: Self.isBefore)
    }

    private static func isBefore(_ left: Change, _ right: Change) -> Bool {
        if left.weight != right.weight { return left.weight > right.weight }
        let (one, other) = (left.before.location, right.before.location)
        if one.file != other.file { return one.file < other.file }
        if one.line != other.line { return one.line < other.line }
        if one.column != other.column { return one.column < other.column }
        let (after, otherAfter) = (left.after.location, right.after.location)
        if after.line != otherAfter.line { return after.line < otherAfter.line }
        return left.summary < right.summary
    }
}
