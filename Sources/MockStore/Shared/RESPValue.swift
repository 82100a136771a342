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
    static func bytes(_ words: [String]) -> [UInt8] {
        var bytes = Array("*\(words.count)\r\n".utf8)
        for word in words {
            bytes += Array("$\(word.utf8.count)\r\n".utf8)
            bytes += Array(word.utf8)
            bytes += [13, 10]
        }
        return bytes
    }
}
