/// What a folder of a collection tells people about itself.
package struct FolderDescription: Sendable, Hashable {
    /// The names of the folder and of those around it, outermost first.
    package var path: [String]
    package var text: String
    package var location: SourceLocation

    package init(path: [String], text: String, location: SourceLocation) {
        self.path = path
        self.text = text
        self.location = location
    }
}

/// Reads descriptions: a text, or an object with one in `content`.
enum DescriptionReader {
    /// Nil for an empty one.
    static func read(of owner: JSONValue?) -> String? {
        guard let value = owner?["description"] else { return nil }
        return value.filledText ?? value["content"]?.filledText
    }
}
