package import PostmanModel

/// A file as a tree of values, each of which knows its place in the file.
package struct SourceTree: Sendable {
    package let file: String
    package let root: JSONValue
    private let locate: @Sendable (JSONValue) -> SourceLocation
    private let locateEnd: @Sendable (JSONValue) -> SourceLocation

    /// Nil where the file cannot be had or is neither JSON nor YAML.
    package init?(file: String, limits: ReadingLimits = ReadingLimits()) {
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
    package init(
        _ content: [UInt8], file: String, limits: ReadingLimits = ReadingLimits()
    ) throws(JSONSyntaxError) {
        let text = try TextDecoding.utf8(content)
        let document = try JSONDocument.parse(text, limits: limits)
        let source = SourceText(document.bytes, file: file)
        self.init(file: file, root: document.root) {
            source.location(of: $0.offset)
        } locateEnd: {
            source.location(of: $0.offset + $0.sourceBytes.count)
        }
    }

    private init(
        file: String, root: JSONValue, locate: @escaping @Sendable (JSONValue) -> SourceLocation,
        locateEnd: @escaping @Sendable (JSONValue) -> SourceLocation
    ) {
        self.file = file
        self.root = root
        self.locate = locate
        self.locateEnd = locateEnd
    }

    package func location(of value: JSONValue) -> SourceLocation { locate(value) }

    /// The place right behind the value.
    package func end(of value: JSONValue) -> SourceLocation { locateEnd(value) }
}
