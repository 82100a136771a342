/// A JSON text in which variables may stand where values belong, made readable byte for byte.
struct MaskedJSON {
    /// The text with a string of the same length in place of each variable outside of quotation marks.
    private(set) var bytes: [UInt8]
    /// Where the variables stand, those in strings included.
    private(set) var tokens: [Range<Int>] = []

    init(_ body: [UInt8]) {
        bytes = body
        guard TokenPiece.mayOccur(in: body) else { return }
        var place = 0
        var isQuoted = false
        var isEscaped = false
        for piece in TokenPiece.pieces(of: body) {
            switch piece {
            case .text(let text):
                for byte in text {
                    if byte == UInt8(ascii: "\""), !isEscaped { isQuoted.toggle() }
                    isEscaped = isQuoted && byte == UInt8(ascii: "\\") && !isEscaped
                }
                place += text.count
            case .token(let name):
                let range = place..<(place + name.utf8.count + 4)
                tokens.append(range)
                place = range.upperBound
                guard !isQuoted else { continue }
                bytes.replaceSubrange(
                    range,
                    with: Array("\"".utf8) + Array(repeating: UInt8(ascii: "x"), count: range.count - 2)
                        + Array("\"".utf8))
            }
        }
    }
}
