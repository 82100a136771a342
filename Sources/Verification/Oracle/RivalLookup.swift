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

    /// A path with wildcards as it is compared, and the rest; wildcards are alike whatever their names.
    private struct Identity: Hashable {
        var method: String
        var path: [String?]
        var content: Int32
    }

    private let rivals: [Rival]
    /// Groups by their paths as they are written, without what the first four steps overlook.
    private var literals: HashIndex
    /// For each of those its place in `groups`.
    private var literalGroups: [Int32] = []
    /// Places in `groups`.
    private var pattern: [Key: [Int]] = [:]
    private var masks: [Shape: Set<[Bool]>] = [:]
    private var withoutIDs: [Key: [Int]] = [:]
    private var counts: [Shape: [Int32]] = [:]
    private var groups: [RivalGroup] = []
    private var names: LabelledRivals
    private var ids: LabelledRivals
    /// All of an id, for the rules under which ids only filter.
    private var allOfID: [ExactText: [Int]] = [:]

    /// - Parameters:
    ///   - filtersIDs: whether an id is a filter among others.
    ///   - goesBefore: Which of two equally good examples wins.
    init(_ rivals: [Rival], filtersIDs: Bool, goesBefore: (Rival, Rival) -> Bool) {
        self.rivals = rivals
        literals = HashIndex(capacity: rivals.count)
        names = LabelledRivals(capacity: rivals.count) { $0.example.name.trimmedBlanks }
        ids = LabelledRivals(capacity: rivals.count) { Self.asciiLowercased($0.example.id) }
        var contents: [Content: Int32] = [:]
        var contentOfLiteral: [Int32] = []
        var patterns: [Identity: Int] = [:]
        for rival in rivals {
            let content = Content(
                parameters: rival.parameters, headers: rival.headers, body: rival.body.identity)
            let number = contents[content, default: Int32(contents.count)]
            contents[content] = number
            let path = rival.path.literal
            let hash = Self.hash(path, rival.method)
            let known = literals.last(hash) { literal in
                let other = rivals[groups[Int(literalGroups[literal])].first]
                return contentOfLiteral[literal] == number && other.method == rival.method
                    && other.path.literal.decoded == path.decoded
            }
            if let known {
                groups[Int(literalGroups[known])].add(rival, of: rivals, goesBefore: goesBefore)
            } else {
                literals.add(hash)
                literalGroups.append(Int32(groups.count))
                contentOfLiteral.append(number)
                noteNew(path, rival.method)
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
            names.add(rival, of: rivals, goesBefore: goesBefore)
            ids.add(rival, of: rivals, goesBefore: goesBefore)
            if filtersIDs {
                allOfID[ExactText(Self.asciiLowercased(rival.example.id)), default: []].append(rival.index)
            }
        }
    }

    /// Enters the group that is about to be made.
    private mutating func noteNew(_ path: PathSegments, _ method: String) {
        counts[Shape(method: method, count: path.count), default: []].append(Int32(groups.count))
        if path.hasIdentifier { withoutIDs[idKey(path, method), default: []].append(groups.count) }
    }

    /// Of what steps a to d leave of a path.
    private static func hash(_ path: PathSegments, _ method: String) -> Int {
        var hasher = Hasher()
        hasher.combine(method)
        for segment in path.folded.prefix(path.trimmedCount) { hasher.combine(segment) }
        return hasher.finalize()
    }

    /// The groups whose paths differ from one in nothing that steps a to d do not overlook.
    private func literals(like path: PathSegments, _ method: String) -> [Int] {
        var found: [Int] = []
        let wanted = path.folded.prefix(path.trimmedCount)
        literals.forEach(Self.hash(path, method)) { literal in
            let rival = rivals[groups[Int(literalGroups[literal])].first]
            let own = rival.path.literal
            if rival.method == method, own.folded.prefix(own.trimmedCount) == wanted {
                found.append(Int(literalGroups[literal]))
            }
        }
        return found
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
        let literals = literals(like: path, method)
        let masks = masks[Shape(method: method, count: path.trimmedCount)] ?? []
        // Of most collections, this is all.
        if masks.isEmpty, literals.count < 2, !path.hasIdentifier {
            return literals.compactMap { groups[$0].first(of: code, in: rivals) }
        }
        var found = Set(literals)
        let trimmed = path.folded.prefix(path.trimmedCount).map(\.text)
        for mask in masks {
            let segments = zip(trimmed, mask).map { $1 ? Self.anything : $0 }
            found.formUnion(pattern[Key(method: method, segments: segments)] ?? [])
        }
        if path.hasIdentifier { found.formUnion(withoutIDs[idKey(path, method)] ?? []) }
        return Set(found.compactMap { groups[$0].first(of: code, in: rivals) }).sorted()
    }

    func ofCount(_ count: Int, method: String, code: Int?) -> [Int] {
        (counts[Shape(method: method, count: count)] ?? []).compactMap { groups[Int($0)].first(of: code, in: rivals) }
    }

    /// The one that wins among all of a name.
    func first(named name: String, method: String, code: Int?) -> Int? {
        names.first(name, method: method, code: code, in: rivals)
    }

    /// The one that wins among all of an id, and the one among all that the id names as a uid.
    func first(withID id: String, method: String, code: Int?) -> [Int] {
        readings(of: id).compactMap { ids.first($0, method: method, code: code, in: rivals) }
    }

    /// Nothing where ids do not filter.
    func all(withID id: String, method: String) -> [Int] {
        readings(of: id).flatMap { allOfID[ExactText($0)] ?? [] }.filter { rivals[$0].method == method }.sorted()
    }

    /// The plain id, or the uid form `<digits>-<id>` (B-12.05).
    private func readings(of id: String) -> [String] {
        let id = Self.asciiLowercased(id)
        let digits = id.prefix { ("0"..."9").contains($0) }
        guard !digits.isEmpty, id.dropFirst(digits.count).first == "-" else { return [id] }
        return [id, String(id.dropFirst(digits.count + 1))]
    }

    private func idKey(_ path: PathSegments, _ method: String) -> Key {
        let segments = (0..<path.trimmedCount).map { path.isIdentifier(at: $0) ? Self.anything : path.folded[$0].text }
        return Key(method: method, segments: segments)
    }

    private static func asciiLowercased(_ text: String) -> String {
        // Most have no capital letter, and stay the text that they are.
        text.utf8.allSatisfy { $0.asciiLowercased == $0 }
            ? text : String(decoding: text.utf8.map(\.asciiLowercased), as: UTF8.self)
    }
}
