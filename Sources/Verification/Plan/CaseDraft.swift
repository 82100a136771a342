import PostmanModel

/// A case whose name is short and free of anything a report would trip over; neither name nor id need be the only one
/// yet (CI-1.5).
struct CaseDraft: Sendable {
    /// Its name and its id have no number yet.
    private(set) var planned: Case
    private let identity: StableHash
    private let head: String
    private let tail: String

    private static let longestName = 400

    /// - Parameters:
    ///   - variant: stands in brackets at the end of the name and is never cut.
    ///   - detail: tells apart the ids of cases that put one promise to the test at one site.
    init(
        _ title: String, variant: String, at site: CaseSite, axis: Axis, _ promise: Promise, detail: String = "",
        work: Case.Work, notes: [String] = []
    ) {
        head = Self.collapsed(title)
        tail = " [\(Self.collapsed(variant))]"
        identity = site.identity(axis, promise, detail: detail)
        planned = Case(
            Self.joined(head, tail), at: site, axis: axis, promise, detail: detail, work: work, notes: notes)
    }

    /// The name as the second, third and so on of that name.
    func name(numbered number: Int) -> String { Self.joined(head, tail + " (\(number))") }

    /// The id of the second, third and so on of that id.
    func identity(numbered number: Int) -> UInt64 { identity.adding("\(number)").value }

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
}
