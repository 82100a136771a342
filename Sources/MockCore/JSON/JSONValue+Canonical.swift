/// Equality by value.
extension JSONValue {
    /// Whether both mean the same: the order of members and the spelling of numbers and strings do not count.
    package func isEqual(to other: JSONValue) -> Bool {
        kind == other.kind && canonicalBytes() == other.canonicalBytes()
    }

    /// One text for all texts of the same value, usable as a dictionary key.
    ///
    /// Names sorted by their UTF-8 bytes, the last of repeated names, numbers by exact value, no white space,
    /// as few escapes as possible. It recurses as deep as the value is nested, which the parser has limited.
    package func canonicalBytes() -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(sourceBytes.count)
        document.appendCanonical(index, to: &output)
        return output
    }
}

extension JSONDocument {
    fileprivate func appendCanonical(_ index: Int, to output: inout [UInt8]) {
        let node = nodes[index]
        switch node.kind {
        case .null, .bool: output.append(contentsOf: bytes[Int(node.start)..<Int(node.end)])
        case .number: appendNumber(bytes[Int(node.start)..<Int(node.end)], to: &output)
        case .string: appendString(index, to: &output)
        case .array:
            output.append(UInt8(ascii: "["))
            var child = index + 1
            while child < Int(node.next) {
                if child > index + 1 { output.append(UInt8(ascii: ",")) }
                appendCanonical(child, to: &output)
                child = Int(nodes[child].next)
            }
            output.append(UInt8(ascii: "]"))
        case .object:
            output.append(UInt8(ascii: "{"))
            var isFirst = true
            for name in sortedNames(of: index) {
                if !isFirst { output.append(UInt8(ascii: ",")) }
                isFirst = false
                appendString(name, to: &output)
                output.append(UInt8(ascii: ":"))
                appendCanonical(name + 1, to: &output)
            }
            output.append(UInt8(ascii: "}"))
        }
    }

    /// The nodes of the names, each name once and where it stands last.
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
        let bytes = self.bytes
        let text = bytes.span
        let (count, otherCount) = (Int(left.end - left.start), Int(right.end - right.start))
        for offset in 0..<min(count, otherCount) {
            let (byte, other) = (text[Int(left.start) + offset], text[Int(right.start) + offset])
            if byte != other { return byte < other ? -1 : 1 }
        }
        return count - otherCount
    }

    private func decodedOrder(_ left: Int, _ right: Int) -> Int {
        let (left, right) = (decodedBytes(left), decodedBytes(right))
        return left == right ? 0 : left.lexicographicallyPrecedes(right) ? -1 : 1
    }

    private func appendNumber(_ text: ArraySlice<UInt8>, to output: inout [UInt8]) {
        // A whole number without a zero at its end is its own canonical form.
        let isPlain = text.last != UInt8(ascii: "0") && text.allSatisfy { $0.isDigit || $0 == UInt8(ascii: "-") }
        if isPlain {
            output.append(contentsOf: text)
        } else {
            output.append(contentsOf: NumberText.canonical(text))
        }
    }

    private func appendString(_ index: Int, to output: inout [UInt8]) {
        let node = nodes[index]
        output.append(UInt8(ascii: "\""))
        if node.flags.isEmpty {
            // What stands in a text without escapes needs none.
            output.append(contentsOf: bytes[Int(node.start)..<Int(node.end)])
        } else {
            for byte in decodedBytes(index) { Self.appendEscaped(byte, to: &output) }
        }
        output.append(UInt8(ascii: "\""))
    }

    private static func appendEscaped(_ byte: UInt8, to output: inout [UInt8]) {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"):
            output.append(UInt8(ascii: "\\"))
            output.append(byte)
        case 0..<0x20:
            output.append(contentsOf: "\\u00".utf8)
            output.append(byte < 0x10 ? UInt8(ascii: "0") : UInt8(ascii: "1"))
            output.append((byte & 15) < 10 ? UInt8(ascii: "0") + (byte & 15) : UInt8(ascii: "a") - 10 + (byte & 15))
        default: output.append(byte)
        }
    }
}
