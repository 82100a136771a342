/// The kinds of JSON values (RFC 8259, section 3).
package enum JSONKind: UInt8, Sendable, Hashable {
    case null, bool, number, string, array, object
}

/// One value or member name of a parsed text: 16 bytes in a flat list, in the order of the text.
///
/// An object's children are name, value, name, value; `next` leads past a value and everything in it.
struct JSONNode {
    /// What a string needs beyond copying its bytes.
    struct Flags: OptionSet {
        let rawValue: UInt8

        static let escapes = Flags(rawValue: 1)
        /// Bytes that are not UTF-8; they read as U+FFFD.
        static let invalidUTF8 = Flags(rawValue: 2)
        /// A `\uD800`...`\uDFFF` without its other half; it reads as U+FFFD.
        static let loneSurrogate = Flags(rawValue: 4)
        /// Of a list or an object: the nodes of what is in it are not kept.
        static let folded = Flags(rawValue: 8)
    }

    /// The first byte; for strings the one after the quotation mark.
    var start: UInt32
    /// The byte after the last; for strings the closing quotation mark.
    var end: UInt32
    var next: UInt32
    var kind: JSONKind
    var flags: Flags
}
