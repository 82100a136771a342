import Yams

/// The text of a manifest, to which entries are added without a change to any other byte.
package struct ManifestText {
    package private(set) var text: String

    package init(_ text: String) {
        self.text = text
    }

    /// Adds an entry to the end of a list of the manifest; where there is no such list yet, it begins one.
    ///
    /// - Parameters:
    ///   - entry: its lines without indentation; the first key stands in the first line.
    ///   - section: `mocks` or `users`.
    /// - Throws: `ManifestTextProblem` where the list is not written with dashes.
    package mutating func append(_ entry: [String], to section: String) throws(ManifestTextProblem) {
        // By scalars: a carriage return and a line feed are one character.
        var lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let ending = text.contains("\r\n") ? "\r" : ""
        // What follows the last line feed is a line only where there is something.
        if lines.last?.isEmpty == true { lines.removeLast() }
        if let last = lines.last, !ending.isEmpty, last.last != "\r" { lines[lines.count - 1] = last + ending }
        let place = try place(of: section, in: lines)
        let added = entry.enumerated().map { number, line in
            String(repeating: " ", count: place.indentation) + (number == 0 ? "- " : "  ") + line + ending
        }
        if let heading = place.heading {
            let separation = lines.last?.allSatisfy(\.isWhitespace) == false ? [ending] : []
            lines += separation + [heading + ending] + added
        } else {
            if place.isEmptyLineBetween { lines.insert(ending, at: place.line) }
            lines.insert(contentsOf: added, at: place.line + (place.isEmptyLineBetween ? 1 : 0))
            if let empty = place.emptyList { lines[empty.line] = empty.text + ending }
        }
        text = lines.joined(separator: "\n") + "\n"
    }

    private struct Place {
        /// Before which line; the count of lines is the end.
        var line: Int
        /// Of the dash.
        var indentation = 2
        /// The list's own line, where it is not there yet.
        var heading: String?
        /// The line of `mocks: []`, and what it is to be.
        var emptyList: (line: Int, text: String)?
        /// Whether the entries stand apart from each other.
        var isEmptyLineBetween = false
    }

    private func place(of section: String, in lines: [String]) throws(ManifestTextProblem) -> Place {
        let root: Node?
        do {
            root = try Yams.compose(yaml: text)
        } catch {
            throw .unreadable
        }
        guard let root else { return Place(line: lines.count, heading: "\(section):") }
        // Every key of a mapping without braces begins its line.
        guard let mapping = root.mapping, mapping.allSatisfy({ $0.key.mark?.column == 1 }) else {
            throw .notWithDashes("the manifest")
        }
        let pairs = Array(mapping)
        guard let index = pairs.firstIndex(where: { $0.key.scalar?.string == section }),
            let start = line(of: pairs[index].key)
        else { return Place(line: lines.count, heading: "\(section):") }
        let value = pairs[index].value
        let end = index + 1 < pairs.count ? line(of: pairs[index + 1].key) ?? lines.count : lines.count
        guard let list = value.sequence else {
            guard let text = value.scalar?.string, text.isEmpty || text == "~" || text == "null" else {
                throw .notWithDashes(section)
            }
            return emptyValue(lines[start], at: start)
        }
        guard let first = list.first, let firstLine = line(of: first) else {
            return try emptyList(lines[start], at: start, section)
        }
        guard let dash = lines[firstLine].firstIndex(where: { $0 != " " }),
            lines[firstLine][dash] == "-"
        else { throw .notWithDashes(section) }
        let indentation = lines[firstLine].distance(from: lines[firstLine].startIndex, to: dash)
        let last = (firstLine..<end).last { isContent(lines[$0], indentation: indentation) } ?? firstLine
        let isApart = list.dropFirst().allSatisfy { entry in
            line(of: entry).map { $0 > 0 && lines[$0 - 1].allSatisfy(\.isWhitespace) } ?? false
        }
        return Place(line: last + 1, indentation: indentation, isEmptyLineBetween: list.count > 1 && isApart)
    }

    private func emptyList(_ line: String, at number: Int, _ section: String) throws(ManifestTextProblem) -> Place {
        guard let brackets = line.firstRange(of: /\s*\[\s*\]/) else { throw .notWithDashes(section) }
        let rest = line[brackets.upperBound...].trimmingCharacters(in: "\r")
        return Place(line: number + 1, emptyList: (number, String(line[..<brackets.lowerBound] + rest)))
    }

    /// `mocks: ~` without the null.
    private func emptyValue(_ line: String, at number: Int) -> Place {
        guard let null = line.firstRange(of: /\s+(~|null)\s*$/) else { return Place(line: number + 1) }
        return Place(line: number + 1, emptyList: (number, String(line[..<null.lowerBound])))
    }

    private func line(of node: Node) -> Int? { node.mark.map { $0.line - 1 } }

    /// Whether the line belongs to an entry: a comment does only where it is indented like one's content.
    private func isContent(_ line: String, indentation: Int) -> Bool {
        guard let first = line.firstIndex(where: { !$0.isWhitespace }) else { return false }
        if line.hasPrefix("...") { return false }
        return line[first] != "#" || line.distance(from: line.startIndex, to: first) > indentation
    }
}

/// Why an entry cannot be added, as a lower-case fragment that says what to do.
package enum ManifestTextProblem: Error, Hashable, CustomStringConvertible {
    case unreadable
    case notWithDashes(String)

    package var description: String {
        switch self {
        case .unreadable: "it is not YAML"
        case .notWithDashes(let what): "\(what) is not written line by line; write its entries with dashes"
        }
    }
}

extension Substring {
    fileprivate func trimmingCharacters(in character: Character) -> Substring {
        last == character ? dropLast() : self
    }
}
