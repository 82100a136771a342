import MockCore

/// A case whose name is short and free of anything a report would trip over, but may not be the only one (CI-1.5).
struct CaseDraft: Sendable {
    /// Its name has no number yet.
    private(set) var planned: Case
    private let head: String
    private let tail: String

    private static let longestName = 400

    /// `variant` stands in brackets at the end of the name and is never cut.
    init(_ title: String, variant: String, className: String, axis: Axis, location: SourceLocation, work: Case.Work) {
        head = Self.collapsed(title)
        tail = " [\(Self.collapsed(variant))]"
        planned = Case(
            name: Self.joined(head, tail), className: className, axis: axis, location: location, work: work)
    }

    /// The same case as the second, third and so on of its name.
    func numbered(_ number: Int) -> Case {
        var numbered = planned
        numbered.name = Self.joined(head, tail + " (\(number))")
        return numbered
    }

    private static func joined(_ head: String, _ tail: String) -> String {
        guard head.utf8.count + tail.utf8.count > longestName else { return head + tail }
        let room = longestName - tail.count
        return (head.count <= room ? head : head.prefix(max(room - 3, 0)) + "...") + tail
    }

    /// Runs of white space and control characters become one blank.
    static func collapsed(_ text: String) -> String {
        var previous = UInt8(ascii: " ")
        let isClean = text.utf8.allSatisfy { byte in
            defer { previous = byte }
            return (0x21...0x7E).contains(byte) || (byte == 0x20 && previous != 0x20)
        }
        if isClean, previous != 0x20 { return text }
        return text.split { character in
            character.isWhitespace
                || character.unicodeScalars.contains { $0.value < 0x20 || (0x7F...0x9F).contains($0.value) }
        }.joined(separator: " ")
    }

    /// `Mock.Folder.Folder`, dots inside a name replaced (CI-1.5 rule 5).
    static func className(_ segments: [String]) -> String {
        segments.map { segment in
            let text = collapsed(segment).map { $0 == "." ? "_" : $0 }
            return text.isEmpty ? "_" : String(text)
        }.joined(separator: ".")
    }
}
