import PostmanModel

/// What differs between two JSON texts by value, each place named by its JSON Pointer (RFC 6901).
struct JSONDifference {
    private static let lineLimit = 50

    private var lines: [String] = []
    private var leftOut = 0

    /// - Returns: nil where one of the two is not JSON object or list.
    static func text(expected: [UInt8], actual: [UInt8]) -> String? {
        guard let old = container(expected), let new = container(actual) else { return nil }
        var difference = JSONDifference()
        difference.compare(old, new, at: "")
        if difference.lines.isEmpty {
            return "the same JSON value, written differently\n"
                + LineDifference.text(expected: expected, actual: actual)
        }
        if difference.leftOut > 0 { difference.lines.append("... \(difference.leftOut) more differences") }
        return difference.lines.joined(separator: "\n")
    }

    private static func container(_ bytes: [UInt8]) -> JSONValue? {
        guard let root = try? JSONDocument.parse(bytes).root, root.kind == .object || root.kind == .array else {
            return nil
        }
        return root
    }

    private mutating func compare(_ old: JSONValue, _ new: JSONValue, at pointer: String) {
        if old.kind == .object, new.kind == .object {
            compareMembers(old, new, at: pointer)
        } else if old.kind == .array, new.kind == .array {
            compareElements(old, new, at: pointer)
        } else if !old.isEqual(to: new) {
            note(pointer, "expected \(shown(old)), got \(shown(new))")
        }
    }

    private mutating func compareMembers(_ old: JSONValue, _ new: JSONValue, at pointer: String) {
        let before = members(old)
        let after = members(new)
        let later = Dictionary(after.map { ($0.name, $0.value) }) { _, last in last }
        for (name, value) in before {
            let place = "\(pointer)/\(escaped(name))"
            if let other = later[name] {
                compare(value, other, at: place)
            } else {
                note(place, "expected \(shown(value)), got nothing")
            }
        }
        let known = Set(before.map(\.name))
        for (name, value) in after where !known.contains(name) {
            note("\(pointer)/\(escaped(name))", "expected nothing, got \(shown(value))")
        }
    }

    private mutating func compareElements(_ old: JSONValue, _ new: JSONValue, at pointer: String) {
        let before = Array(old.elements)
        let after = Array(new.elements)
        for (index, pair) in zip(before, after).enumerated() {
            compare(pair.0, pair.1, at: "\(pointer)/\(index)")
        }
        for index in min(before.count, after.count)..<max(before.count, after.count) {
            let text =
                index < before.count
                ? "expected \(shown(before[index])), got nothing" : "expected nothing, got \(shown(after[index]))"
            note("\(pointer)/\(index)", text)
        }
    }

    /// Each name once, in the order of the text, with its last value.
    private func members(_ object: JSONValue) -> [(name: [UInt8], value: JSONValue)] {
        var places: [[UInt8]: Int] = [:]
        var members: [(name: [UInt8], value: JSONValue)] = []
        for member in object.members {
            let name = member.key.stringBytes ?? []
            if let place = places[name] {
                members[place].value = member.value
            } else {
                places[name] = members.count
                members.append((name, member.value))
            }
        }
        return members
    }

    private mutating func note(_ pointer: String, _ text: String) {
        guard lines.count < Self.lineLimit else {
            leftOut += 1
            return
        }
        lines.append("\(pointer.isEmpty ? "(the whole body)" : pointer): \(text)")
    }

    private func shown(_ value: JSONValue) -> String {
        Excerpt.line(String(decoding: value.sourceBytes.prefix(400), as: UTF8.self), limit: 80)
    }

    private func escaped(_ name: [UInt8]) -> String {
        let text = String(decoding: name.prefix(200), as: UTF8.self)
        var escaped = ""
        for character in text.unicodeScalars {
            switch character {
            case "~": escaped += "~0"
            case "/": escaped += "~1"
            default: escaped.unicodeScalars.append(character)
            }
        }
        return Excerpt.visible(escaped.unicodeScalars)
    }
}
