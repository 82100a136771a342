import HTTPMessage
import PostmanModel

/// Narrows all examples to the few that a call can meet, so that planning stays quick; of examples that every call treats
/// alike it names the one that wins, and decides nothing else itself.
struct RivalLookup: Sendable {
    private struct Shape: Hashable, Sendable {
        var method: String
        var count: Int
    }

    private struct Key: Hashable, Sendable {
        var method: String
        var segments: [String]
    }

    /// Stands for a wildcard or an id; no decoded segment holds it together with a slash.
    private static let anything = "/"

    /// What a call compares besides the path.
    private struct Content: Hashable {
        var parameters: [Parameter]
        var headers: HeaderList
        var body: SavedBody.Identity
    }

    /// A path as it is compared with one kind of steps, and the rest; wildcards are alike whatever their names.
    private struct Identity: Hashable {
        var method: String
        var path: [String?]
        var content: Int
    }

    private struct Label: Hashable, Sendable {
        var method: String
        var text: ExactText

        init(method: String, text: String) {
            self.method = method
            self.text = ExactText(text)
        }
    }

    /// Places in `groups`.
    private var literal: [Key: [Int]] = [:]
    private var pattern: [Key: [Int]] = [:]
    private var masks: [Shape: Set<[Bool]>] = [:]
    private var withoutIDs: [Key: [Int]] = [:]
    private var counts: [Shape: [Int]] = [:]
    private var groups: [RivalGroup] = []
    private var names: [Label: RivalGroup] = [:]
    private var ids: [Label: RivalGroup] = [:]
    /// All of an id, for the rules under which ids only filter.
    private var allOfID: [Label: [Int]] = [:]

    /// - Parameter goesBefore: Which of two equally good examples wins.
    init(_ rivals: [Rival], goesBefore: (Rival, Rival) -> Bool) {
        var contents: [Content: Int] = [:]
        var literals: [Identity: Int] = [:]
        var patterns: [Identity: Int] = [:]
        for rival in rivals {
            let content = Content(
                parameters: rival.parameters, headers: rival.headers, body: rival.body.identity)
            let number = contents[content, default: contents.count]
            contents[content] = number
            let path = rival.path.literal
            let own = Identity(method: rival.method, path: path.decoded.map(\.text), content: number)
            if let place = literals[own] {
                groups[place].add(rival, of: rivals, goesBefore: goesBefore)
            } else {
                literals[own] = groups.count
                addLiteral(path, rival.method)
                groups.append(RivalGroup(rival))
            }
            if let wildcards = rival.path.pattern {
                let segments = wildcards.segments.prefix(wildcards.trimmedCount).map { segment -> String? in
                    if case .literal(let text) = segment { text } else { nil }
                }
                let own = Identity(method: rival.method, path: segments, content: number)
                if let place = patterns[own] {
                    groups[place].add(rival, of: rivals, goesBefore: goesBefore)
                } else {
                    patterns[own] = groups.count
                    add(wildcards, of: rival)
                    groups.append(RivalGroup(rival))
                }
            }
            func note(_ text: String, in table: inout [Label: RivalGroup]) {
                let label = Label(method: rival.method, text: text)
                if table[label]?.add(rival, of: rivals, goesBefore: goesBefore) == nil {
                    table[label] = RivalGroup(rival)
                }
            }
            note(rival.example.name.trimmedBlanks, in: &names)
            let id = asciiLowercased(rival.example.id)
            note(id, in: &ids)
            allOfID[Label(method: rival.method, text: id), default: []].append(rival.index)
        }
    }

    /// Enters the group that is about to be made.
    private mutating func addLiteral(_ path: PathSegments, _ method: String) {
        let trimmed = path.folded.prefix(path.trimmedCount).map(\.text)
        literal[Key(method: method, segments: trimmed), default: []].append(groups.count)
        counts[Shape(method: method, count: path.decoded.count), default: []].append(groups.count)
        if path.isID.contains(true) { withoutIDs[idKey(path, method), default: []].append(groups.count) }
    }

    private mutating func add(_ wildcards: SavedPath.Pattern, of rival: Rival) {
        var mask: [Bool] = []
        var segments: [String] = []
        for segment in wildcards.segments.prefix(wildcards.trimmedCount) {
            switch segment {
            case .literal(let text):
                mask.append(false)
                segments.append(text)
            case .wildcard:
                mask.append(true)
                segments.append(Self.anything)
            }
        }
        masks[Shape(method: rival.method, count: wildcards.trimmedCount), default: []].insert(mask)
        pattern[Key(method: rival.method, segments: segments), default: []].append(groups.count)
    }

    /// All that steps a to g could find and could win, in file order.
    /// - Parameter code: The status code that the call asks for; nil for any.
    func near(_ path: PathSegments, method: String, code: Int?) -> [Int] {
        let trimmed = path.folded.prefix(path.trimmedCount).map(\.text)
        let literals = literal[Key(method: method, segments: trimmed)] ?? []
        let masks = masks[Shape(method: method, count: trimmed.count)] ?? []
        // Of most collections, this is all.
        if masks.isEmpty, literals.count < 2, !path.isID.contains(true) {
            return literals.compactMap { groups[$0].first(of: code) }
        }
        var found = Set(literals)
        for mask in masks {
            let segments = zip(trimmed, mask).map { $1 ? Self.anything : $0 }
            found.formUnion(pattern[Key(method: method, segments: segments)] ?? [])
        }
        if path.isID.contains(true) { found.formUnion(withoutIDs[idKey(path, method)] ?? []) }
        return Set(found.compactMap { groups[$0].first(of: code) }).sorted()
    }

    func ofCount(_ count: Int, method: String, code: Int?) -> [Int] {
        (counts[Shape(method: method, count: count)] ?? []).compactMap { groups[$0].first(of: code) }
    }

    /// The one that wins among all of a name.
    func first(named name: String, method: String, code: Int?) -> Int? {
        names[Label(method: method, text: name)]?.first(of: code)
    }

    /// The one that wins among all of an id, and the one among all that the id names as a uid.
    func first(withID id: String, method: String, code: Int?) -> [Int] {
        readings(of: id).compactMap { ids[Label(method: method, text: $0)]?.first(of: code) }
    }

    func all(withID id: String, method: String) -> [Int] {
        readings(of: id).flatMap { allOfID[Label(method: method, text: $0)] ?? [] }.sorted()
    }

    /// The plain id, or the uid form `<digits>-<id>` (B-12.05).
    private func readings(of id: String) -> [String] {
        let id = asciiLowercased(id)
        let digits = id.prefix { ("0"..."9").contains($0) }
        guard !digits.isEmpty, id.dropFirst(digits.count).first == "-" else { return [id] }
        return [id, String(id.dropFirst(digits.count + 1))]
    }

    private func idKey(_ path: PathSegments, _ method: String) -> Key {
        let segments = (0..<path.trimmedCount).map { path.isID[$0] ? Self.anything : path.folded[$0].text }
        return Key(method: method, segments: segments)
    }

    private func asciiLowercased(_ text: String) -> String {
        String(decoding: text.utf8.map(\.asciiLowercased), as: UTF8.self)
    }
}
