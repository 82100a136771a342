import PostmanModel

/// How a JSON text is laid out, so that what is put into it looks like the rest.
struct JSONLayout {
    /// Writes a value without parts, which stands under a name.
    typealias Leaf = (_ value: JSONValue, _ name: String) -> String

    private let bytes: [UInt8]
    /// One level of indentation; empty where the text stands on one line.
    private let unit: String
    private let lineBreak: String
    /// What stands between a name and its value.
    private let colon: String
    /// What stands between two elements on one line.
    private let gap: String

    init(_ document: JSONDocument) {
        let bytes = document.bytes
        self.bytes = bytes
        let end = bytes.firstIndex(of: UInt8(ascii: "\n"))
        lineBreak = end.map { $0 > 0 && bytes[$0 - 1] == 0x0D } == true ? "\r\n" : "\n"
        var unit = ""
        var colon = ": "
        var gap = ""
        var hasColon = false
        var stack = [document.root]
        while let value = stack.popLast() {
            let children = Self.starts(of: value)
            guard !children.isEmpty else { continue }
            let lead = Self.blanks(in: bytes, after: value.sourceBytes.startIndex + 1)
            if Self.hasLineBreak(lead) {
                let indentation = lead.split(whereSeparator: \.isNewline).last.map { String($0) } ?? ""
                let own = Self.indentation(in: bytes, at: value.sourceBytes.startIndex)
                if unit.isEmpty, indentation.count > own.count { unit = String(indentation.dropFirst(own.count)) }
            }
            if value.kind == .object, !hasColon, let member = Array(value.members).first {
                let between = bytes[member.key.sourceBytes.endIndex..<member.value.sourceBytes.startIndex]
                colon = String(decoding: between, as: UTF8.self)
                hasColon = true
            }
            if children.count > 1, !Self.hasLineBreak(lead), bytes[..<children[1]].last == 0x20 { gap = " " }
            stack += value.kind == .array ? Array(value.elements) : value.members.map(\.value)
        }
        self.unit = unit
        self.colon = unit.isEmpty && !hasColon ? ":" : colon
        self.gap = gap
    }

    /// What stands before the first child of a container, or would stand there.
    func lead(in container: JSONValue) -> String {
        if let first = Self.starts(of: container).first {
            return String(decoding: bytes[(container.sourceBytes.startIndex + 1)..<first], as: UTF8.self)
        }
        return unit.isEmpty ? "" : lineBreak + indentation(of: container) + unit
    }

    /// What stands between two children of a container.
    func separator(in container: JSONValue) -> String {
        let starts = Self.starts(of: container)
        if starts.count > 1 {
            let end = bytes[..<starts[1]].lastIndex(of: UInt8(ascii: ",")) ?? starts[1] - 1
            return "," + String(decoding: bytes[(end + 1)..<starts[1]], as: UTF8.self)
        }
        let lead = lead(in: container)
        return Self.hasLineBreak(lead) ? "," + lead : "," + gap
    }

    /// What stands before the closing bracket of a container, or would stand there.
    func tail(in container: JSONValue) -> String {
        Self.starts(of: container).isEmpty && !unit.isEmpty ? lineBreak + indentation(of: container) : ""
    }

    func member(_ name: String, _ value: String) -> String { JSONText.quoted(name) + colon + value }

    /// A value of another text as a child of a container of this one.
    func text(of value: JSONValue, in container: JSONValue, name: String, _ leaf: Leaf) -> String {
        let lead = lead(in: container)
        guard Self.hasLineBreak(lead) else { return text(of: value, name, indentation: nil, leaf) }
        let indentation = lead.split(whereSeparator: \.isNewline).last.map { String($0) } ?? ""
        return text(of: value, name, indentation: indentation, leaf)
    }

    /// A value of another text in the place of one of this one.
    func text(of value: JSONValue, inPlaceOf old: JSONValue, name: String, _ leaf: Leaf) -> String {
        text(of: value, name, indentation: unit.isEmpty ? nil : indentation(of: old), leaf)
    }

    private func indentation(of value: JSONValue) -> String {
        Self.indentation(in: bytes, at: value.sourceBytes.startIndex)
    }

    /// - Parameter indentation: of the line that the value begins in; nil for a value on one line.
    private func text(of value: JSONValue, _ name: String, indentation: String?, _ leaf: Leaf) -> String {
        let isObject = value.kind == .object
        guard isObject || value.kind == .array else { return leaf(value, name) }
        let inner = indentation.map { $0 + unit }
        let parts =
            isObject
            ? value.shapedMembers.map { member($0.name, text(of: $0.value, $0.name, indentation: inner, leaf)) }
            : value.elements.map { text(of: $0, name, indentation: inner, leaf) }
        let (open, close) = isObject ? ("{", "}") : ("[", "]")
        guard !parts.isEmpty else { return open + close }
        guard let indentation, let inner else { return open + parts.joined(separator: "," + gap) + close }
        return open + lineBreak + inner + parts.joined(separator: "," + lineBreak + inner) + lineBreak + indentation
            + close
    }

    private static func starts(of container: JSONValue) -> [Int] {
        container.kind == .object
            ? container.members.map(\.key.sourceBytes.startIndex) : container.elements.map(\.sourceBytes.startIndex)
    }

    /// By bytes: a carriage return and a line feed are one character.
    private static func hasLineBreak(_ text: String) -> Bool { text.utf8.contains(UInt8(ascii: "\n")) }

    private static func blanks(in bytes: [UInt8], after start: Int) -> String {
        String(decoding: bytes[start...].prefix { $0 <= 0x20 }, as: UTF8.self)
    }

    /// The blanks that the line begins with in which an offset stands.
    private static func indentation(in bytes: [UInt8], at offset: Int) -> String {
        let start = bytes[..<offset].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
        return String(
            decoding: bytes[start..<offset].prefix { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") },
            as: UTF8.self)
    }
}
