package import PostmanModel

/// A file as a tree of values, each of which knows its place in the file.
package final class SourceTree: Sendable {
    /// The lists and objects of longer texts are read when they are looked at.
    private static let longText = 1 << 20

    package let file: String
    package let root: JSONValue
    private let locate: @Sendable (Int) -> SourceLocation
    private let locateEnd: @Sendable (Int) -> SourceLocation

    /// Nil where the file cannot be had or is neither JSON nor YAML.
    package convenience init?(file: String, limits: ReadingLimits = ReadingLimits()) {
        do {
            let content = try InputFile(path: file).load()
            if file.hasSuffix(".yaml") || file.hasSuffix(".yml") {
                let document = try YAMLTranslation.translate(content, file: file, limits: limits)
                self.init(file: file, root: document.root) {
                    document.location(of: $0)
                } locateEnd: { _ in
                    // Nothing is known of ends in YAML; what follows in the file belongs to it, too.
                    SourceLocation(file: file, line: .max)
                }
            } else {
                try self.init(content, file: file, limits: limits)
            }
        } catch {
            return nil
        }
    }

    /// Reads a JSON text.
    package convenience init(
        _ content: [UInt8], file: String, limits: ReadingLimits = ReadingLimits()
    ) throws(JSONSyntaxError) {
        let text = try TextDecoding.utf8(content)
        let document =
            text.count < Self.longText
            ? try JSONDocument.parse(text, limits: limits) : try JSONDocument.parseFolded(text, limits: limits)
        let source = SourceText(text, file: file)
        self.init(file: file, root: document.root, locate: source.location, locateEnd: source.location)
    }

    /// - Parameters:
    ///   - locate: The place of what begins at an offset of the JSON.
    ///   - locateEnd: The place right behind what ends before an offset.
    private init(
        file: String, root: JSONValue, locate: @escaping @Sendable (Int) -> SourceLocation,
        locateEnd: @escaping @Sendable (Int) -> SourceLocation
    ) {
        self.file = file
        self.root = root
        self.locate = locate
        self.locateEnd = locateEnd
    }

    package func location(of value: JSONValue) -> SourceLocation { locate(value.offset) }

    /// The place of the value that begins at an offset.
    package func location(ofValueAt offset: Int) -> SourceLocation { locate(offset) }

    /// The place right behind the value.
    package func end(of value: JSONValue) -> SourceLocation { locateEnd(value.offset + value.sourceBytes.count) }
}
