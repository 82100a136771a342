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
    let traits: TextTraits

    init(value: JSONValue, text: String, key: String, item: String, tree: SourceTree, traits: TextTraits) {
        self.value = value
        self.text = text
        self.key = key
        self.item = item
        self.tree = tree
        self.traits = traits
    }

    var location: SourceLocation { tree.location(of: value) }
}
