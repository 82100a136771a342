import PostmanModel

/// A path such as `a.b.0` into a JSON value; `\.` is a dot inside a name (B-5.32).
struct ObjectPath: Sendable, Hashable {
    private(set) var keys: [Key]

    struct Key: Sendable, Hashable {
        var name: String
        /// Set where the name can count the elements of a list.
        var index: Int?

        init(_ name: String) {
            self.name = name
            index = Int(name).flatMap { $0 >= 0 && String($0) == name ? $0 : nil }
        }
    }

    init(_ text: String) {
        keys = []
        let bytes = Array(text.utf8)
        var name: [UInt8] = []
        var index = 0
        while index < bytes.count {
            if bytes[index...].starts(with: #"\."#.utf8) {
                name.append(UInt8(ascii: "."))
                index += 2
                continue
            }
            if bytes[index] == UInt8(ascii: ".") {
                keys.append(Key(String(decoding: name, as: UTF8.self)))
                name = []
            } else {
                name.append(bytes[index])
            }
            index += 1
        }
        keys.append(Key(String(decoding: name, as: UTF8.self)))
    }

    /// The path as one name, for what has no depth: headers, parameters, fields of forms.
    var name: String { keys.map(\.name).joined(separator: ".") }
}

extension JSONValue {
    /// The value that a path leads to; of repeated names the last one counts, as in JavaScript.
    func value(at path: ObjectPath) -> JSONValue? {
        var value = self
        for key in path.keys {
            guard let next = value.child(key) else { return nil }
            value = next
        }
        return value
    }

    private func child(_ key: ObjectPath.Key) -> JSONValue? {
        if let index = key.index, kind == .array {
            for (position, element) in elements.enumerated() where position == index { return element }
            return nil
        }
        var name = key.name
        return name.withUTF8 { wanted in
            var found: JSONValue?
            for member in members where document.isEqual(member.key.index, to: wanted) { found = member.value }
            return found
        }
    }

    /// As a template takes it: strings without quotes, lists and objects without white space, all else as written (B-5.33).
    var insertedText: [UInt8] {
        switch kind {
        case .string: stringBytes ?? []
        case .array, .object: compactBytes
        case .null, .bool, .number: Array(sourceBytes)
        }
    }

    private var compactBytes: [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(sourceBytes.count)
        var isInString = false
        var isEscaped = false
        for byte in sourceBytes {
            if isInString {
                output.append(byte)
                if isEscaped {
                    isEscaped = false
                } else if byte == UInt8(ascii: "\\") {
                    isEscaped = true
                } else if byte == UInt8(ascii: "\"") {
                    isInString = false
                }
                continue
            }
            switch byte {
            case 0x20, 0x09, 0x0A, 0x0D: continue
            case UInt8(ascii: "\""): isInString = true
            default: break
            }
            output.append(byte)
        }
        return output
    }
}
