package import PostmanModel

/// A collection or an environment that somebody gave the server, kept to the byte.
package struct LibraryDocument: Sendable, Hashable {
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        case collection, environment
    }

    package var kind: Kind
    /// A UUID, which also names the file.
    package var id: String
    package var name: String
    package var text: [UInt8]
    package var createdAt: Timestamp
    package var updatedAt: Timestamp
    /// Who gave it, by name; nil where nobody had a name.
    package var owner: String?

    package init(kind: Kind, id: String, name: String, text: [UInt8], createdAt: Timestamp, owner: String? = nil) {
        self.kind = kind
        self.id = id
        self.name = name
        self.text = text
        self.createdAt = createdAt
        updatedAt = createdAt
        self.owner = owner
    }

    /// Where it is in a state directory, in the form that Postman's own exports are named by.
    package var fileName: String { Self.folder(kind) + "/\(id)" + Self.ending(kind) }

    static func folder(_ kind: Kind) -> String { kind.rawValue + "s" }

    static func ending(_ kind: Kind) -> String { ".postman_\(kind.rawValue).json" }
}
