import NIOCore

/// What a store answers, in version 2 of the Redis protocol.
package enum RESPValue: Sendable, Hashable {
    case simple(String)
    /// The first word is a code in capitals: `NOSCRIPT`, `LOADING`.
    case error(String)
    case integer(Int64)
    case bulk([UInt8])
    case null
    case array([RESPValue])

    /// A simple string's or a bulk string's text.
    var text: String? {
        switch self {
        case .simple(let text): text
        case .bulk(let bytes): String(validating: bytes, as: UTF8.self)
        default: nil
        }
    }

    var integer: Int64? {
        if case .integer(let value) = self { value } else { nil }
    }

    var elements: [RESPValue]? {
        if case .array(let values) = self { values } else { nil }
    }
}

/// A command as the store reads it: an array of bulk strings.
enum RESPCommand {
    static func write(_ words: [String], to bytes: inout ByteBuffer) {
        bytes.writeString("*\(words.count)\r\n")
        for word in words {
            bytes.writeString("$\(word.utf8.count)\r\n")
            bytes.writeString(word)
            bytes.writeStaticString("\r\n")
        }
    }
}
