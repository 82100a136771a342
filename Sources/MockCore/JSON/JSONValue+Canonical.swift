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
        appendCanonical(to: &output)
        return output
    }

    private func appendCanonical(to output: inout [UInt8]) {
        switch kind {
        case .null, .bool: output.append(contentsOf: sourceBytes)
        case .number: output.append(contentsOf: NumberText.canonical(sourceBytes))
        case .string: Self.appendQuoted(document.decodedBytes(index), to: &output)
        case .array:
            output.append(UInt8(ascii: "["))
            var isFirst = true
            for element in elements {
                if !isFirst { output.append(UInt8(ascii: ",")) }
                isFirst = false
                element.appendCanonical(to: &output)
            }
            output.append(UInt8(ascii: "]"))
        case .object:
            output.append(UInt8(ascii: "{"))
            var isFirst = true
            for (name, value) in sortedMembers() {
                if !isFirst { output.append(UInt8(ascii: ",")) }
                isFirst = false
                Self.appendQuoted(name, to: &output)
                output.append(UInt8(ascii: ":"))
                value.appendCanonical(to: &output)
            }
            output.append(UInt8(ascii: "}"))
        }
    }

    /// Each name once, with its last value.
    private func sortedMembers() -> [([UInt8], JSONValue)] {
        let sorted = members.map { (document.decodedBytes($0.key.index), $0.value) }.sorted { left, right in
            left.0 == right.0 ? left.1.index < right.1.index : left.0.lexicographicallyPrecedes(right.0)
        }
        return sorted.indices.filter { $0 + 1 == sorted.count || sorted[$0].0 != sorted[$0 + 1].0 }.map { sorted[$0] }
    }

    private static func appendQuoted(_ text: [UInt8], to output: inout [UInt8]) {
        output.append(UInt8(ascii: "\""))
        for byte in text {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"):
                output.append(UInt8(ascii: "\\"))
                output.append(byte)
            case 0..<0x20:
                let digits = Array("0123456789abcdef".utf8)
                output.append(contentsOf: Array("\\u00".utf8))
                output.append(digits[Int(byte >> 4)])
                output.append(digits[Int(byte & 15)])
            default: output.append(byte)
            }
        }
        output.append(UInt8(ascii: "\""))
    }
}
