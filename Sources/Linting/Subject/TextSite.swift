import MockFiles
import PostmanModel

/// A text of a file with where it stands: a large collection has two for each example, so that what it says is read
/// when a rule asks.
struct TextSite: Sendable {
    private static let none = UInt32.max

    private let tree: SourceTree
    /// The names of the items around it.
    let item: String
    private let offset: UInt32
    private let keyOffset: UInt32
    let traits: TextTraits

    init(value: JSONValue, key: JSONValue?, item: String, tree: SourceTree, traits: TextTraits) {
        self.tree = tree
        self.item = item
        offset = UInt32(truncatingIfNeeded: value.offset)
        keyOffset = key.map { UInt32(truncatingIfNeeded: $0.offset) } ?? Self.none
        self.traits = traits
    }

    var text: String { text(at: offset) }

    /// The member's name, or the `key` beside a `value`.
    var key: String { keyOffset == Self.none ? "" : text(at: keyOffset) }

    var location: SourceLocation { tree.location(ofValueAt: Int(offset)) }

    private func text(at offset: UInt32) -> String { tree.root.value(beginningAt: Int(offset))?.string ?? "" }
}
