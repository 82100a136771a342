package import MockCore

/// A file as a tree of values, each of which knows its place in the file.
package struct SourceTree: Sendable {
    package let file: String
    package let root: JSONValue
    private let locate: @Sendable (JSONValue) -> SourceLocation

    /// Nil where the file cannot be had or is neither JSON nor YAML.
    package init?(file: String, limits: ReadingLimits = ReadingLimits()) {
        do {
            let content = try InputFile(path: file).load()
            if file.hasSuffix(".yaml") || file.hasSuffix(".yml") {
                let document = try YAMLTranslation.translate(content, file: file, limits: limits)
                self.init(file: file, root: document.root) { document.location(of: $0) }
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
        self.init(file: file, root: document.root) { source.location(of: $0.offset) }
    }

    private init(file: String, root: JSONValue, locate: @escaping @Sendable (JSONValue) -> SourceLocation) {
        self.file = file
        self.root = root
        self.locate = locate
    }

    package func location(of value: JSONValue) -> SourceLocation { locate(value) }
}
