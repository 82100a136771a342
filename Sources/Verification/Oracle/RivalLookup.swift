import HTTPMessage
import PostmanModel

/// Narrows all examples to the few that a call can meet, so that planning stays quick; it decides nothing itself.
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

    private var literal: [Key: [Int]] = [:]
    private var pattern: [Key: [Int]] = [:]
    private var masks: [Shape: Set<[Bool]>] = [:]
    private var withoutIDs: [Key: [Int]] = [:]
    private var counts: [Shape: [Int]] = [:]
    private var names: [ExactText: [Int]] = [:]
    private var ids: [String: [Int]] = [:]
    private let methods: [String]

    init(_ rivals: [Rival]) {
        methods = rivals.map(\.method)
        for rival in rivals {
            let path = rival.path.literal
            let trimmed = path.folded.prefix(path.trimmedCount)
            literal[Key(method: rival.method, segments: trimmed.map(\.text)), default: []].append(rival.index)
            counts[Shape(method: rival.method, count: path.decoded.count), default: []].append(rival.index)
            if path.isID.contains(true) {
                withoutIDs[idKey(path, rival.method), default: []].append(rival.index)
            }
            if let wildcards = rival.path.pattern { add(wildcards, of: rival) }
            names[ExactText(rival.example.name.trimmedBlanks), default: []].append(rival.index)
            ids[asciiLowercased(rival.example.id), default: []].append(rival.index)
        }
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
        pattern[Key(method: rival.method, segments: segments), default: []].append(rival.index)
    }

    /// All that steps a to g could find, in file order.
    func near(_ path: PathSegments, method: String) -> [Int] {
        let trimmed = path.folded.prefix(path.trimmedCount).map(\.text)
        var found = Set(literal[Key(method: method, segments: trimmed)] ?? [])
        for mask in masks[Shape(method: method, count: trimmed.count)] ?? [] {
            let segments = zip(trimmed, mask).map { $1 ? Self.anything : $0 }
            found.formUnion(pattern[Key(method: method, segments: segments)] ?? [])
        }
        if path.isID.contains(true) { found.formUnion(withoutIDs[idKey(path, method)] ?? []) }
        return found.sorted()
    }

    func ofCount(_ count: Int, method: String) -> [Int] { counts[Shape(method: method, count: count)] ?? [] }

    func withName(_ name: String, method: String) -> [Int] { (names[ExactText(name)] ?? []).filter { methods[$0] == method } }

    /// The plain id, or the uid form `<digits>-<id>` (B-12.05).
    func withID(_ id: String, method: String) -> [Int] {
        let id = asciiLowercased(id)
        var hits = ids[id] ?? []
        let digits = id.prefix { ("0"..."9").contains($0) }
        if !digits.isEmpty, id.dropFirst(digits.count).first == "-" {
            hits = (hits + (ids[String(id.dropFirst(digits.count + 1))] ?? [])).sorted()
        }
        return hits.filter { methods[$0] == method }
    }

    private func idKey(_ path: PathSegments, _ method: String) -> Key {
        let segments = (0..<path.trimmedCount).map { path.isID[$0] ? Self.anything : path.folded[$0].text }
        return Key(method: method, segments: segments)
    }

    private func asciiLowercased(_ text: String) -> String {
        String(decoding: text.utf8.map(\.asciiLowercased), as: UTF8.self)
    }
}
