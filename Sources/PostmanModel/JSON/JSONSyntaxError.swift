/// Why a text is not JSON, and where.
package struct JSONSyntaxError: Error, Sendable, Hashable {
    /// The offending byte, counted from 0 in the UTF-8 text.
    package var offset: Int
    /// From 1; lines end at line feeds.
    package var line: Int
    /// From 1, in Unicode scalars.
    package var column: Int
    /// What is wrong, as a lower-case fragment.
    package var message: String
    /// What to do about it; empty where the message says it already.
    package var help: String

    package init(offset: Int, line: Int, column: Int, message: String, help: String = "") {
        self.offset = offset
        self.line = line
        self.column = column
        self.message = message
        self.help = help
    }

    /// Counts line and column up to the offset; meant for the one error that ends a reading.
    init(at offset: Int, in bytes: Span<UInt8>, _ message: String, help: String = "") {
        var line = 1
        var column = 1
        for index in 0..<min(offset, bytes.count) {
            let byte = bytes[index]
            if byte == 0x0A {
                line += 1
                column = 1
            } else if !byte.isUTF8Continuation {
                column += 1
            }
        }
        self.init(offset: offset, line: line, column: column, message: message, help: help)
    }
}

extension JSONSyntaxError: CustomStringConvertible {
    package var description: String {
        "\(line):\(column): \(message)" + (help.isEmpty ? "" : "; \(help)")
    }
}

extension UInt8 {
    /// Whether this byte goes on with a UTF-8 scalar that an earlier byte began.
    var isUTF8Continuation: Bool { self & 0xC0 == 0x80 }
}
