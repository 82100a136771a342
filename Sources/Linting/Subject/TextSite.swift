import MockFiles
import PostmanModel

/// A text of a file with where it stands.
final class TextSite: Sendable {
    let value: JSONValue
    let text: String
    /// The member's name, or the `key` beside a `value`.
    let key: String
    /// The names of the items around it.
    let item: String
    /// The number of the file among the trees.
    let tree: SourceTree

    init(value: JSONValue, text: String, key: String, item: String, tree: SourceTree) {
        self.value = value
        self.text = text
        self.key = key
        self.item = item
        self.tree = tree
    }

    var location: SourceLocation { tree.location(of: value) }
}

/// Walks files and gathers their texts; long values in scripts count line by line.
struct TextCollector {
    private(set) var texts: [TextSite] = []

    mutating func collect(_ tree: SourceTree) { walk(tree.root, key: "", item: [], tree) }

    private mutating func walk(_ value: JSONValue, key: String, item: [String], _ tree: SourceTree) {
        switch value.kind {
        case .string:
            guard let text = value.string, text.utf8.count > 3 else { return }
            texts.append(TextSite(value: value, text: text, key: key, item: item.joined(separator: "/"), tree: tree))
        case .array:
            for element in value.elements { walk(element, key: key, item: item, tree) }
        case .object:
            let isItem = value["request"] != nil || value["item"] != nil || value["originalRequest"] != nil
            let isRoot = value["info"] != nil
            let name = isItem && !isRoot ? value["name"]?.string : nil
            let path = name.map { item + [$0] } ?? item
            let rowKey = value["key"]?.string
            for member in value.members {
                let name = member.name
                walk(member.value, key: name == "value" ? rowKey ?? name : name, item: path, tree)
            }
        default: break
        }
    }
}
