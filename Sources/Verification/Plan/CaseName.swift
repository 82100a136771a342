import PostmanModel

/// What a case is called, short and free of anything a report would trip over; it need not be the only one of its name
/// yet (CI-1.5).
struct CaseName: Sendable {
    private let head: String
    /// Stands at the end of the name and is never cut.
    private let tail: String

    private static let longestName = 400

    /// - Parameter variant: stands in brackets at the end.
    init(_ title: String, variant: String) {
        head = Self.collapsed(title)
        tail = " [\(Self.collapsed(variant))]"
    }

    /// - Parameter tail: the variant in its brackets behind a blank.
    init(_ title: String, tail: String) {
        head = Self.collapsed(title)
        self.tail = tail
    }

    init(whole name: String) {
        head = name
        tail = ""
    }

    /// The name, or as the second, third and so on of that name.
    func text(ordinal: Int) -> String {
        guard ordinal > 1 else { return tail.isEmpty ? head : Self.joined(head, tail) }
        return Self.joined(head, tail + " (\(ordinal))")
    }

    /// Tells names apart.
    func hash(in className: StableHash, ordinal: Int) -> UInt64 {
        className.adding(text(ordinal: ordinal)).value
    }

    private static func joined(_ head: String, _ tail: String) -> String {
        guard head.utf8.count + tail.utf8.count > longestName else { return head + tail }
        let room = longestName - tail.count
        return (head.count <= room ? head : head.prefix(max(room - 3, 0)) + "...") + tail
    }

    /// Runs of white space and control characters become one blank.
    static func collapsed(_ text: String) -> String {
        if text.utf8.withContiguousStorageIfAvailable(isClean) ?? isClean(Array(text.utf8)) { return text }
        return text.split { character in
            character.isWhitespace
                || character.unicodeScalars.contains { $0.value < 0x20 || (0x7F...0x9F).contains($0.value) }
        }.joined(separator: " ")
    }

    /// Whether nothing in it has to be changed; of most texts it is so.
    private static func isClean(_ bytes: some Swift.Collection<UInt8>) -> Bool {
        var previous = UInt8(ascii: " ")
        for byte in bytes {
            guard (0x21...0x7E).contains(byte) || (byte == 0x20 && previous != 0x20) else { return false }
            previous = byte
        }
        return previous != 0x20
    }
}
