/// A place in a parsed text: cheap to copy, and reads its value only when asked.
package struct JSONValue: Sendable {
    package let document: JSONDocument
    package let index: Int

    /// The value of another place of the same text.
    ///
    /// - Parameter index: that of a value.
    package func sibling(at index: Int) -> JSONValue { document.value(at: index) }

    /// The value of the same text that begins at a byte of the file; nil where none does.
    package func value(beginningAt offset: Int) -> JSONValue? { document.value(beginningAt: offset) }

    private var node: JSONNode { document.nodes[index] }

    package var kind: JSONKind { node.kind }

    /// The value's first byte in the file; a string's is its quotation mark.
    package var offset: Int { document.base + Int(node.start) - (node.kind == .string ? 1 : 0) }

    package var isNull: Bool { kind == .null }

    /// The text of a string, escapes resolved.
    package var string: String? { kind == .string ? document.decodedString(index) : nil }

    /// The text of a string as UTF-8 without a detour through `String`.
    package var stringBytes: [UInt8]? { kind == .string ? document.decodedBytes(index) : nil }

    /// What is made of the text of a string as UTF-8, which nearly always stands in the file as it is; of other values,
    /// of no text.
    package func withText<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        guard kind == .string else { return body(UnsafeBufferPointer(start: nil, count: 0)) }
        return document.withText(of: index, body)
    }

    package var bool: Bool? { kind == .bool ? document.bytes[Int(node.start)] == UInt8(ascii: "t") : nil }

    /// A number as written.
    package var numberText: String? { kind == .number ? String(decoding: sourceBytes, as: UTF8.self) : nil }

    /// A number as JavaScript would take it: rounded, infinite where it is too large.
    package var double: Double? { numberText.flatMap(Double.init) }

    /// A number that is whole by value, however written (`200`, `2e2`, `200.0`), and fits.
    package var integer: Int? {
        guard let text = numberText else { return nil }
        if let plain = Int(text) { return plain }
        return Double(text).flatMap { Int(exactly: $0) }
    }

    /// The value exactly as it stands in the text, strings with their quotation marks.
    package var sourceBytes: ArraySlice<UInt8> {
        let marks = kind == .string ? 1 : 0
        return document.bytes[(Int(node.start) - marks)..<(Int(node.end) + marks)]
    }

    /// Whether both are written with the very same bytes, blanks included; much faster than `isEqual(to:)`.
    func isWrittenAs(_ other: JSONValue) -> Bool {
        let node = self.node
        let otherNode = other.node
        let count = Int(node.end - node.start)
        guard node.kind == otherNode.kind, count == Int(otherNode.end - otherNode.start) else { return false }
        let bytes = document.bytes
        let otherBytes = other.document.bytes
        return ByteWord.isEqual(
            bytes.span, at: Int(node.start), otherBytes.span, at: Int(otherNode.start), count: count)
    }

    /// The texts of a list as UTF-8 behind a prefix; nil for other lists and values.
    func joinedTexts(by separator: UInt8, after prefix: [UInt8]) -> [UInt8]? {
        kind == .array ? document.joinedStrings(of: index, by: separator, after: prefix) : nil
    }

    /// Whether a string could only be read with U+FFFD for bytes that are not UTF-8.
    package var hasInvalidUTF8: Bool { node.flags.contains(.invalidUTF8) }

    /// Whether a string could only be read with U+FFFD for half a surrogate pair.
    package var hasLoneSurrogate: Bool { node.flags.contains(.loneSurrogate) }

    /// The members of an object in order, repeats included; nothing for other values.
    package var members: Members { Members(of: self) }

    /// The elements of a list in order; nothing for other values.
    package var elements: Elements { Elements(of: self) }

    /// Where the elements of a list are, for those who do not want all of them at hand at once: `sibling(at:)` has each.
    package var elementIndices: [Int] {
        guard kind == .array else { return [] }
        var indices: [Int] = []
        var child = index + 1
        while child < Int(node.next) {
            indices.append(child)
            child = Int(document.nodes[child].next)
        }
        return indices
    }

    /// The value of an object's member, the last one where the name is repeated, as `JSON.parse` has it.
    package subscript(key: StaticString) -> JSONValue? {
        document.member(of: index, named: key).map(document.value)
    }

    /// Whether a string has exactly this text.
    package func isString(_ text: StaticString) -> Bool {
        kind == .string && text.withUTF8Buffer { document.isEqual(index, to: $0) }
    }

    /// A member of an object.
    package struct Member: Sendable {
        /// The name, as a string value with its own place.
        package let key: JSONValue
        package let value: JSONValue

        package var name: String { key.document.decodedString(key.index) }
    }

    package struct Members: Sequence, IteratorProtocol, Sendable {
        private let document: JSONDocument
        private var child: Int
        private let end: Int

        fileprivate init(of value: JSONValue) {
            document = value.document
            child = value.index + 1
            end = value.kind == .object ? Int(value.node.next) : child
        }

        package var isEmpty: Bool { child >= end }

        package mutating func next() -> Member? {
            guard child < end else { return nil }
            defer { child = Int(document.nodes[child + 1].next) }
            return Member(
                key: JSONValue(document: document, index: child),
                value: document.value(at: child + 1))
        }
    }

    package struct Elements: Sequence, IteratorProtocol, Sendable {
        private let document: JSONDocument
        private var child: Int
        private let end: Int

        fileprivate init(of value: JSONValue) {
            document = value.document
            child = value.index + 1
            end = value.kind == .array ? Int(value.node.next) : child
        }

        package var isEmpty: Bool { child >= end }

        package mutating func next() -> JSONValue? {
            guard child < end else { return nil }
            defer { child = Int(document.nodes[child].next) }
            return document.value(at: child)
        }
    }
}
