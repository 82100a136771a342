import PostmanModel
import Yams

/// The text of a YAML file.
enum YAMLText {
    /// The file's text (I-1), without a byte order mark.
    static func decode(_ content: [UInt8]) throws(YAMLProblem) -> String {
        let bytes: [UInt8]
        do {
            bytes = try TextDecoding.utf8(content)
        } catch {
            throw YAMLProblem(message: error.message, line: error.line, column: error.column)
        }
        if let offset = UTF8Scanner.firstInvalidByte(in: bytes) {
            throw YAMLProblem(message: "the file is not valid UTF-8", at: offset, in: bytes)
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
