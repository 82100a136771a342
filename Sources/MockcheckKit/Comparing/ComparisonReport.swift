package import Comparing
import MockFiles
import PostmanModel
import Verification

/// What has changed for consumers between two sides, mock by mock.
package struct ComparisonReport {
    package struct Entry {
        package let name: String
        package let changes: [Change]
    }

    package enum Format: String, Sendable, CaseIterable {
        case text, json, markdown, junit, github
    }

    /// What makes a comparison fail.
    package enum Gate: String, Sendable, CaseIterable {
        case breaking, any, never
    }

    package let entries: [Entry]
    /// How many calls were compared.
    package let callCount: Int
    /// Hides what is secret on either side.
    let redactor: Redactor

    package init(_ old: ComparedSide, _ new: ComparedSide) {
        let pairs = MockPairs(old, new)
        var entries: [Entry] = []
        var callCount = 0
        for pair in pairs.pairs {
            let (left, right) = (old.workload.mocks[pair.old], new.workload.mocks[pair.new])
            let comparison = MockComparison(ComparedMock(left), ComparedMock(right))
            callCount += comparison.callCount
            entries.append(
                Entry(name: right.name, changes: comparison.changes.map { Self.shown($0, old, new) }))
        }
        let (before, after) = (old.roots.first ?? "", new.roots.first ?? "")
        for mock in pairs.removed.map({ old.workload.mocks[$0] }) {
            let change = Change(
                weight: .breaking, kind: .removedMock, summary: "the mock is gone",
                before: Change.Side(text: "'\(mock.name)'", location: SourceLocation(file: mock.collection.file)),
                after: Change.Side(text: "none", location: SourceLocation(file: after)))
            entries.append(Entry(name: mock.name, changes: [Self.shown(change, old, new)]))
        }
        for mock in pairs.added.map({ new.workload.mocks[$0] }) {
            let change = Change(
                weight: .safe, kind: .addedMock, summary: "the mock is new",
                before: Change.Side(text: "none", location: SourceLocation(file: before)),
                after: Change.Side(text: "'\(mock.name)'", location: SourceLocation(file: mock.collection.file)))
            entries.append(Entry(name: mock.name, changes: [Self.shown(change, old, new)]))
        }
        self.entries = entries
        self.callCount = callCount
        redactor = Redactor(secrets: old.workload.secrets + new.workload.secrets)
    }

    private static func shown(_ change: Change, _ old: ComparedSide, _ new: ComparedSide) -> Change {
        var change = change
        change.before.location = old.shown(change.before.location)
        change.after.location = new.shown(change.after.location)
        return change
    }

    package func count(_ weight: Change.Weight) -> Int {
        entries.reduce(0) { $0 + $1.changes.count { $0.weight == weight } }
    }

    package var isEmpty: Bool { entries.allSatisfy(\.changes.isEmpty) }

    package func fails(_ gate: Gate) -> Bool {
        switch gate {
        case .breaking: count(.breaking) > 0
        case .any: !isEmpty
        case .never: false
        }
    }

    /// `2 breaking, 1 safe, 3 for information`.
    var counts: String {
        "\(count(.breaking)) breaking, \(count(.safe)) safe, \(count(.information)) for information"
    }
}

extension ComparedMock {
    fileprivate init(_ mock: LoadedMock) {
        self.init(mock.definition, quota: mock.account.quota, location: mock.entry?.location)
    }
}
