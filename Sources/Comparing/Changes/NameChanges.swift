import HTTPMessage
import MockCore
import PostmanModel

/// What has changed and no call shows: names of collections, requests and folders, and the order of examples.
struct NameChanges {
    let old: Version
    let new: Version
    let pairs: ExamplePairs

    var all: [Change] {
        var changes: [Change] = []
        if !old.collection.name.isExactly(new.collection.name) {
            changes.append(
                change(
                    "the collection is called '\(new.collection.name)' now", "'\(old.collection.name)'",
                    "'\(new.collection.name)'", old.file, new.file))
        }
        for (left, right) in pairs.items(old, new) {
            let (before, after) = (old.collection.requests[left], new.collection.requests[right])
            let (was, isNow) = (Self.path(before), Self.path(after))
            guard !was.isExactly(isNow) else { continue }
            changes.append(
                change(
                    before.name.isExactly(after.name)
                        ? "the request '\(after.name)' is in another folder"
                        : "the request '\(before.name)' is called '\(after.name)' now",
                    was, isNow, before.location, after.location))
        }
        return changes + (order.map { [$0] } ?? [])
    }

    /// Whether the examples that are still there stand in another order.
    private var order: Change? {
        let places = old.examples.compactMap { pairs.newOfOld[$0.number] }
        guard let moved = zip(places, places.dropFirst()).first(where: { $0 > $1 }) else { return nil }
        let example = moved.1
        guard let before = pairs.oldOfNew[example] else { return nil }
        let change = change(
            "the examples stand in another order, '\(new.label(of: example))' first",
            "place \(before + 1) of \(old.examples.count)",
            "place \(example + 1) of \(new.examples.count)", old.sites[before].location, new.sites[example].location)
        return Change(
            weight: change.weight, kind: .order, summary: change.summary, before: change.before, after: change.after)
    }

    private static func path(_ item: RequestItem) -> String {
        (item.folders + [item.name]).joined(separator: " / ")
    }

    private func change(
        _ summary: String, _ before: String, _ after: String, _ left: SourceLocation, _ right: SourceLocation
    ) -> Change {
        Change(
            weight: .information, kind: .name, summary: summary, before: Change.Side(text: before, location: left),
            after: Change.Side(text: after, location: right))
    }
}
