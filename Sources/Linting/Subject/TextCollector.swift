import MockFiles
import PostmanModel

/// Walks files and gathers those of their texts that any rule looks closer at; long values in scripts count line by line.
///
/// A large collection has some fifteen texts for each example, nearly all of which are of no interest to any rule.
struct TextCollector {
    /// Longer lists are walked on all processors.
    private static let longList = 256

    private(set) var texts: [TextSite] = []
    private let traits: TextTraits.Finder

    init(_ traits: TextTraits.Finder) {
        self.traits = traits
    }

    mutating func collect(_ tree: SourceTree) { walk(tree.root, key: nil, item: nil, isInPieces: false, tree) }

    private mutating func walk(
        _ value: JSONValue, key: JSONValue?, item: String?, isInPieces: Bool, _ tree: SourceTree
    ) {
        switch value.kind {
        case .string: take(value, key: key, item: item, tree)
        case .array:
            let elements = isInPieces ? [] : value.elementIndices
            guard elements.count > Self.longList else {
                for element in value.elements { walk(element, key: key, item: item, isInPieces: isInPieces, tree) }
                return
            }
            texts += Parallel.inPieces(of: elements.indices, length: Self.longList) { [traits] range in
                var piece = TextCollector(traits)
                for index in elements[range] {
                    piece.walk(value.sibling(at: index), key: key, item: item, isInPieces: true, tree)
                }
                return piece.texts
            }
        case .object:
            let names = Names(of: value)
            let path = names.item(in: item)
            for member in value.members {
                let key = member.key.isString("value") ? names.rowKey ?? member.key : member.key
                walk(member.value, key: key, item: path, isInPieces: isInPieces, tree)
            }
        default: break
        }
    }

    private mutating func take(_ value: JSONValue, key: JSONValue?, item: String?, _ tree: SourceTree) {
        let found = traits.traits(of: value, under: key)
        guard !found.isEmpty else { return }
        texts.append(TextSite(value: value, key: key, item: item ?? "", tree: tree, traits: found))
    }

    /// What the members of an object say of the texts in it.
    private struct Names {
        /// The `key` beside a `value`.
        private(set) var rowKey: JSONValue?
        private var isItem = false
        private var isRoot = false
        private var name: JSONValue?

        init(of object: JSONValue) {
            for member in object.members {
                let key = member.key
                if key.isString("key") {
                    rowKey = member.value.kind == .string ? member.value : nil
                } else if key.isString("name") {
                    name = member.value
                } else if key.isString("request") || key.isString("item") || key.isString("originalRequest") {
                    isItem = true
                } else if key.isString("info") {
                    isRoot = true
                }
            }
        }

        /// The names of the items around what is in the object; nil for none.
        func item(in outer: String?) -> String? {
            guard isItem, !isRoot, let name = name?.string else { return outer }
            return outer.map { "\($0)/\(name)" } ?? name
        }
    }
}
