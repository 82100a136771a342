/// A place in a file, both counts from 1; columns count Unicode scalars.
package struct SourceLocation: Sendable, Hashable {
    package var file: String
    package var line: Int
    package var column: Int

    package init(file: String, line: Int = 1, column: Int = 1) {
        self.file = file
        self.line = line
        self.column = column
    }

    /// Places are looked up by the hundred thousand, nearly all of them in one file.
    package func hash(into hasher: inout Hasher) { hasher.combine(line << 32 ^ column) }
}

extension SourceLocation: CustomStringConvertible {
    package var description: String { "\(file):\(line):\(column)" }
}
