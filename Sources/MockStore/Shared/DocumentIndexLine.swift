import PostmanModel

/// What the list of the documents in a store says of one: all but its text.
struct DocumentIndexLine {
    var kind: LibraryDocument.Kind
    var id: String
    /// The version in which it got its text.
    var stamp: Int
    var createdAt: Timestamp
    var updatedAt: Timestamp

    init(_ document: LibraryDocument, stamp: Int) {
        kind = document.kind
        id = document.id
        self.stamp = stamp
        createdAt = document.createdAt
        updatedAt = document.updatedAt
    }

    private init?(_ text: Substring) {
        let words = text.split(separator: " ")
        guard words.count == 5, let kind = LibraryDocument.Kind(rawValue: String(words[0])), let stamp = Int(words[2]),
            let created = Int64(words[3]), let updated = Int64(words[4])
        else { return nil }
        self.kind = kind
        id = String(words[1])
        self.stamp = stamp
        createdAt = Timestamp(milliseconds: created)
        updatedAt = Timestamp(milliseconds: updated)
    }

    static func lines(_ text: String) -> [DocumentIndexLine] {
        text.split(separator: "\n").compactMap(DocumentIndexLine.init)
    }

    var text: String { "\(kind.rawValue) \(id) \(stamp) \(createdAt.milliseconds) \(updatedAt.milliseconds)" }

    /// Where the text is; what is there never changes.
    var field: String { "text:\(id):\(stamp)" }
}
