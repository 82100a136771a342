import HTTPMessage

/// Equality by value.
extension JSONValue {
    /// Whether both mean the same: the order of members and the spelling of numbers and strings do not count.
    package func isEqual(to other: JSONValue) -> Bool {
        kind == other.kind && canonicalBytes() == other.canonicalBytes()
    }

    /// One text for all texts of the same value, usable as a dictionary key.
    ///
    /// Names sorted by their UTF-8 bytes, the last of repeated names, numbers as the doubles that JSON.parse makes of them, no white space,
    /// as few escapes as possible. It recurses as deep as the value is nested, which the parser has limited.
    package func canonicalBytes() -> [UInt8] {
        var text = CanonicalText(of: document, capacity: sourceBytes.count)
        text.append(index)
        return text.bytes
    }
}

/// Writes a value of a document, taking from its text what needs no change.
private struct CanonicalText {
    private(set) var bytes: [UInt8] = []
    private let document: JSONDocument
    private let source: [UInt8]
    private let nodes: [JSONNode]

    init(of document: JSONDocument, capacity: Int) {
        self.document = document
        source = document.bytes
        nodes = document.nodes
        bytes.reserveCapacity(capacity)
    }

    mutating func append(_ index: Int) {
        let node = nodes[index]
        switch node.kind {
        case .null, .bool: append(from: node)
        case .number: appendNumber(node)
        case .string: appendString(index)
        case .array:
            bytes.append(UInt8(ascii: "["))
            var child = index + 1
            while child < Int(node.next) {
                if child > index + 1 { bytes.append(UInt8(ascii: ",")) }
                append(child)
                child = Int(nodes[child].next)
            }
            bytes.append(UInt8(ascii: "]"))
        case .object:
            bytes.append(UInt8(ascii: "{"))
            var isFirst = true
            for name in sortedNames(of: index) {
                if !isFirst { bytes.append(UInt8(ascii: ",")) }
                isFirst = false
                appendString(name)
                bytes.append(UInt8(ascii: ":"))
                append(name + 1)
            }
            bytes.append(UInt8(ascii: "}"))
        }
    }

    // MARK: Names

    /// The nodes of an object's names, each name once and where it stands last.
    private func sortedNames(of object: Int) -> [Int] {
        let end = Int(nodes[object].next)
        var names: [Int] = []
        var arePlain = true
        var child = object + 1
        while child < end {
            names.append(child)
            arePlain = arePlain && nodes[child].flags.isEmpty
            child = Int(nodes[child + 1].next)
        }
        let order = arePlain ? plainOrder : decodedOrder
        names.sort { left, right in
            let order = order(left, right)
            return order == 0 ? left < right : order < 0
        }
        return names.indices.filter { $0 + 1 == names.count || order(names[$0], names[$0 + 1]) != 0 }.map { names[$0] }
    }

    /// Compares two names that stand in the text as they are read: negative where the first goes first.
    private func plainOrder(_ left: Int, _ right: Int) -> Int {
        let (left, right) = (nodes[left], nodes[right])
        let (count, otherCount) = (Int(left.end - left.start), Int(right.end - right.start))
        for offset in 0..<min(count, otherCount) {
            let (byte, other) = (source[Int(left.start) + offset], source[Int(right.start) + offset])
            if byte != other { return byte < other ? -1 : 1 }
        }
        return count - otherCount
    }

    private func decodedOrder(_ left: Int, _ right: Int) -> Int {
        let (left, right) = (document.decodedBytes(left), document.decodedBytes(right))
        return left == right ? 0 : left.lexicographicallyPrecedes(right) ? -1 : 1
    }

    // MARK: Scalars

    private mutating func append(from node: JSONNode) {
        source.withUnsafeBufferPointer {
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: $0[Int(node.start)..<Int(node.end)]))
        }
    }

    private mutating func appendNumber(_ node: JSONNode) {
        let text = source[Int(node.start)..<Int(node.end)]
        // A whole number without a zero at its end is its own canonical form, as long as a double holds it.
        if text.count <= 15, text.last != UInt8(ascii: "0"), text.allSatisfy({ $0.isDigit || $0 == UInt8(ascii: "-") })
        {
            append(from: node)
        } else {
            bytes.append(contentsOf: NumberText.canonical(text))
        }
    }

    private mutating func appendString(_ index: Int) {
        bytes.append(UInt8(ascii: "\""))
        if nodes[index].flags.isEmpty {
            // What stands in a text without escapes needs none.
            append(from: nodes[index])
        } else {
            for byte in document.decodedBytes(index) { appendEscaped(byte) }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private mutating func appendEscaped(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"):
            bytes.append(UInt8(ascii: "\\"))
            bytes.append(byte)
        case 0..<0x20:
            bytes.append(contentsOf: "\\u00".utf8)
            bytes.append(byte < 0x10 ? UInt8(ascii: "0") : UInt8(ascii: "1"))
            bytes.append((byte & 15) < 10 ? UInt8(ascii: "0") + (byte & 15) : UInt8(ascii: "a") - 10 + (byte & 15))
        default: bytes.append(byte)
        }
    }
}
