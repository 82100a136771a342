/// A parsed JSON text: its bytes and a flat list of where each value stands in them.
package final class JSONDocument: Sendable {
    /// The text, UTF-8.
    package let bytes: [UInt8]
    /// Where the text begins in the file, for a part of one.
    let base: Int
    let nodes: [JSONNode]
    /// What any of the strings needs; empty for plain files, so that nobody has to look for it.
    private let flags: JSONNode.Flags

    init(bytes: [UInt8], base: Int = 0, nodes: [JSONNode], flags: JSONNode.Flags) {
        self.bytes = bytes
        self.base = base
        self.nodes = nodes
        self.flags = flags
    }

    /// Reads one JSON value and nothing else, strictly by RFC 8259, without a byte order mark.
    ///
    /// - Throws: where, what and how to fix it. Bytes that are not UTF-8 inside strings do not throw: see
    ///   `repairedStrings`.
    package static func parse(
        _ bytes: [UInt8], limits: ReadingLimits = ReadingLimits()
    ) throws(JSONSyntaxError) -> JSONDocument {
        try parse(bytes, limits: limits, foldedByteCount: 0)
    }

    static func parse(
        _ bytes: [UInt8], base: Int = 0, limits: ReadingLimits = ReadingLimits(), foldedByteCount: Int = 0
    ) throws(JSONSyntaxError) -> JSONDocument {
        guard bytes.count <= limits.fileByteCount else {
            throw JSONSyntaxError(
                offset: 0, line: 1, column: 1,
                message: "\(bytes.count) bytes are more than the limit of \(limits.fileByteCount)",
                help: "split the file or raise the limit")
        }
        var parser = JSONParser(depthLimit: limits.nestingDepth, foldedByteCount: foldedByteCount)
        try parser.parse(bytes.span)
        return JSONDocument(bytes: bytes, base: base, nodes: parser.nodes, flags: parser.flags)
    }

    package var root: JSONValue { JSONValue(document: self, index: 0) }

    /// Strings and member names that hold U+FFFD in place of what cannot be read.
    package var repairedStrings: [JSONValue] {
        guard !flags.isDisjoint(with: [.invalidUTF8, .loneSurrogate]) else { return [] }
        return nodes.indices.filter { !nodes[$0].flags.isDisjoint(with: [.invalidUTF8, .loneSurrogate]) }
            .map { JSONValue(document: self, index: $0) }
    }

    /// The value of an object's last member of this name; nil where there is none, or no object.
    func member(of object: Int, named name: StaticString) -> Int? {
        let nodes = self.nodes
        let list = nodes.span
        guard list[object].kind == .object else { return nil }
        return name.withUTF8Buffer { wanted in
            let end = Int(list[object].next)
            var child = object + 1
            var found: Int?
            while child < end {
                let key = list[child]
                // Nearly every name differs in its length already.
                if Int(key.end - key.start) == wanted.count || key.flags.contains(.escapes), isEqual(key, to: wanted) {
                    found = child + 1
                }
                child = Int(list[child + 1].next)
            }
            return found
        }
    }

    package func isEqual(_ index: Int, to text: UnsafeBufferPointer<UInt8>) -> Bool { isEqual(nodes[index], to: text) }

    private func isEqual(_ node: JSONNode, to text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard !node.flags.contains(.escapes) else { return unescapedBytes(node).elementsEqual(text) }
        let start = Int(node.start)
        let length = Int(node.end) - start
        guard length == text.count else { return false }
        let bytes = self.bytes
        let span = bytes.span
        for offset in 0..<length where span[start + offset] != text[offset] { return false }
        return true
    }

    func decodedString(_ index: Int) -> String {
        let node = nodes[index]
        if node.flags.contains(.escapes) { return String(decoding: unescapedBytes(node), as: UTF8.self) }
        let range = Int(node.start)..<Int(node.end)
        return bytes.withUnsafeBufferPointer { String(decoding: $0[range], as: UTF8.self) }
    }

    /// The strings of a list behind a prefix in one buffer of the right size; nil where something else is in the list.
    func joinedStrings(of list: Int, by separator: UInt8, after prefix: [UInt8]) -> [UInt8]? {
        var output = prefix
        output.reserveCapacity(Int(nodes[list].end - nodes[list].start))
        for index in (list + 1)..<Int(nodes[list].next) {
            let node = nodes[index]
            guard node.kind == .string else { return nil }
            if index > list + 1 { output.append(separator) }
            if node.flags.isEmpty {
                output.append(contentsOf: bytes[Int(node.start)..<Int(node.end)])
            } else {
                output.append(contentsOf: decodedBytes(index))
            }
        }
        return output
    }

    /// The text of a string as UTF-8, always well-formed.
    func decodedBytes(_ index: Int) -> [UInt8] {
        let node = nodes[index]
        if node.flags.contains(.invalidUTF8) { return Array(decodedString(index).utf8) }
        if node.flags.contains(.escapes) { return unescapedBytes(node) }
        return Array(bytes[Int(node.start)..<Int(node.end)])
    }

    func withText<Result>(of index: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        let node = nodes[index]
        guard node.flags.isEmpty else { return decodedBytes(index).withUnsafeBufferPointer(body) }
        return bytes.withUnsafeBufferPointer {
            body(UnsafeBufferPointer(rebasing: $0[Int(node.start)..<Int(node.end)]))
        }
    }

    /// Resolves escapes; the parser has checked them.
    private func unescapedBytes(_ node: JSONNode) -> [UInt8] {
        let bytes = self.bytes
        let span = bytes.span
        let end = Int(node.end)
        var index = Int(node.start)
        // Nothing is longer than what it is escaped as.
        return [UInt8](unsafeUninitializedCapacity: end - index) { output, count in
            while index < end {
                guard span[index] == UInt8(ascii: "\\") else {
                    output[count] = span[index]
                    count += 1
                    index += 1
                    continue
                }
                let letter = span[index + 1]
                index += 2
                if letter == UInt8(ascii: "u") {
                    for byte in Self.scalar(in: span, at: &index).utf8 {
                        output[count] = byte
                        count += 1
                    }
                } else {
                    output[count] = Self.control(named: letter)
                    count += 1
                }
            }
        }
    }

    /// What a letter behind a backslash stands for.
    private static func control(named letter: UInt8) -> UInt8 {
        switch letter {
        case UInt8(ascii: "n"): 0x0A
        case UInt8(ascii: "t"): 0x09
        case UInt8(ascii: "r"): 0x0D
        case UInt8(ascii: "b"): 0x08
        case UInt8(ascii: "f"): 0x0C
        default: letter
        }
    }

    /// The scalar of one `\u` escape, or of two that are a pair; moves behind it.
    private static func scalar(in bytes: Span<UInt8>, at index: inout Int) -> Character {
        let replacement: Character = "\u{FFFD}"
        guard let unit = HexDigits.unit(in: bytes, at: index) else { return replacement }
        index += 4
        if let scalar = Unicode.Scalar(unit) { return Character(scalar) }
        guard UTF16.isLeadSurrogate(unit), index + 2 <= bytes.count, bytes[index] == UInt8(ascii: "\\"),
            bytes[index + 1] == UInt8(ascii: "u"), let trail = HexDigits.unit(in: bytes, at: index + 2),
            UTF16.isTrailSurrogate(trail)
        else { return replacement }
        index += 6
        let value = 0x10000 + (UInt32(unit & 0x3FF) << 10 | UInt32(trail & 0x3FF))
        return Unicode.Scalar(value).map(Character.init) ?? replacement
    }
}
