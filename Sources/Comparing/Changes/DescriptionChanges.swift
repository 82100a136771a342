import MockCore
import PostmanModel

/// What people read about a collection, its folders and its requests, where that has changed: no call shows it.
struct DescriptionChanges {
    let old: Version
    let new: Version
    let pairs: ExamplePairs

    var all: [Change] {
        let (before, after) = (old.collection, new.collection)
        var changes = [
            change("the collection", before.description, after.description, old.file, new.file)
        ]
        changes += folders
        for (left, right) in pairs.items(old, new) {
            let (was, isNow) = (before.requests[left], after.requests[right])
            changes.append(
                change("the request '\(isNow.name)'", was.description, isNow.description, was.location, isNow.location))
        }
        return changes.compactMap(\.self)
    }

    /// Folders of one path may be many; those that are described as before are no matter.
    ///
    /// One that is gone, or has another name, is told of by its requests.
    private var folders: [Change?] {
        let (before, after) = (old.collection.folderDescriptions, new.collection.folderDescriptions)
        var free = Dictionary(grouping: after, by: \.path)
        let changed = before.filter { folder in
            let same = free[folder.path]?.firstIndex { Self.lines($0.text) == Self.lines(folder.text) }
            if let same { free[folder.path]?.remove(at: same) }
            return same == nil
        }
        var changes: [Change?] = []
        for folder in changed {
            let other = free[folder.path].flatMap { $0.isEmpty ? nil : $0[0] }
            if other != nil { free[folder.path]?.removeFirst() }
            guard other != nil || new.hasFolder(folder.path) else { continue }
            changes.append(
                change(
                    Self.folder(folder.path), folder.text, other?.text, folder.location, other?.location ?? new.file))
        }
        for folder in after where old.hasFolder(folder.path) {
            guard let place = free[folder.path]?.firstIndex(of: folder) else { continue }
            free[folder.path]?.remove(at: place)
            changes.append(change(Self.folder(folder.path), nil, folder.text, old.file, folder.location))
        }
        return changes
    }

    private static func folder(_ path: [String]) -> String { "the folder '\(path.joined(separator: " / "))'" }

    private func change(
        _ what: String, _ before: String?, _ after: String?, _ left: SourceLocation, _ right: SourceLocation
    ) -> Change? {
        let (was, isNow) = (Self.lines(before), Self.lines(after))
        guard was != isNow else { return nil }
        let verb =
            was.isEmpty ? "is described now" : isNow.isEmpty ? "is not described any more" : "is described otherwise"
        return Change(
            weight: .information, kind: .description, summary: "\(what) \(verb)",
            before: Change.Side(text: Self.shown(was), location: left),
            after: Change.Side(text: Self.shown(isNow), location: right))
    }

    /// Formats differ in how they end lines, and in whether the last one ends.
    private static func lines(_ text: String?) -> [Substring] {
        var lines = (text ?? "").split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        while lines.last?.allSatisfy(\.isWhitespace) == true { lines.removeLast() }
        return lines
    }

    private static func shown(_ lines: [Substring]) -> String {
        guard let first = lines.first(where: { !$0.allSatisfy(\.isWhitespace) }) else { return "no description" }
        let isCut = first.count > 60 || lines.count > 1
        return "'\(first.prefix(60))\(isCut ? "…" : "")'"
    }
}

extension Version {
    fileprivate func hasFolder(_ path: [String]) -> Bool {
        collection.requests.contains { $0.folders.starts(with: path) }
    }
}
