/// A text cut at its `{{tokens}}`: two braces, any run without braces, two braces (B-1.40).
enum TokenPiece: Equatable {
    case text([UInt8])
    case token(name: String)

    static func pieces(of bytes: some Swift.Collection<UInt8>) -> [TokenPiece] {
        let bytes = Array(bytes)
        var pieces: [TokenPiece] = []
        var textStart = 0
        var index = 0
        while let open = nextOpening(in: bytes, from: index) {
            guard let close = closing(in: bytes, after: open) else {
                index = open + 1
                continue
            }
            if open > textStart { pieces.append(.text(Array(bytes[textStart..<open]))) }
            pieces.append(.token(name: String(decoding: bytes[(open + 2)..<close], as: UTF8.self)))
            index = close + 2
            textStart = index
        }
        if textStart < bytes.count { pieces.append(.text(Array(bytes[textStart...]))) }
        return pieces
    }

    /// The name inside a text that is one token and nothing else; `{{}}` names nothing.
    static func wholeToken(_ text: String) -> String? {
        guard text.utf8.first == UInt8(ascii: "{"), case let pieces = pieces(of: text.utf8), pieces.count == 1,
            case .token(let name) = pieces[0], !name.isEmpty
        else { return nil }
        return name
    }

    /// Whether a text can hold a token at all; most bodies hold none.
    static func mayOccur(in bytes: some Swift.Collection<UInt8>) -> Bool {
        bytes.withContiguousStorageIfAvailable { mayStand(in: $0) } ?? mayStand(in: bytes)
    }

    private static func mayStand(in bytes: some Swift.Collection<UInt8>) -> Bool {
        var previous: UInt8 = 0
        for byte in bytes {
            if byte == UInt8(ascii: "{"), previous == UInt8(ascii: "{") { return true }
            previous = byte
        }
        return false
    }

    private static func nextOpening(in bytes: [UInt8], from start: Int) -> Int? {
        var index = start
        while index + 1 < bytes.count {
            if bytes[index] == UInt8(ascii: "{"), bytes[index + 1] == UInt8(ascii: "{") { return index }
            index += 1
        }
        return nil
    }

    private static func closing(in bytes: [UInt8], after open: Int) -> Int? {
        var index = open + 2
        while index < bytes.count, bytes[index] != UInt8(ascii: "{"), bytes[index] != UInt8(ascii: "}") { index += 1 }
        guard index + 1 < bytes.count, bytes[index] == UInt8(ascii: "}"), bytes[index + 1] == UInt8(ascii: "}") else {
            return nil
        }
        return index
    }
}
