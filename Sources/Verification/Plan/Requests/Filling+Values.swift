import HTTPMessage
import PostmanModel

extension Filling {
    /// The values that an example has where the request has variables; nil where its path has another shape (V-14).
    ///
    /// - Parameter basePath: what the value of the request's base URL ends with, where it has none in the collection.
    init?(of request: Rival, from example: Rival, basePath: String) {
        let wanted = request.path.raw
        let saved = example.path.raw
        let extra = saved.count - wanted.count
        guard extra >= 0, basePath == saved.prefix(extra).map({ "/" + $0.text }).joined() else { return nil }
        self.basePath = basePath
        for (index, pair) in zip(wanted, saved.dropFirst(extra)).enumerated() {
            guard Self.fits(pair.0, pair.1) else { return nil }
            guard SegmentPattern(pair.0) != nil else { continue }
            // A variable on both sides takes any value.
            if pair.1.wildcard == nil { segments[index] = pair.1.text }
        }
        let rows = Dictionary(example.parameters.map { ($0.key, $0) }) { first, _ in first }
        for parameter in request.parameters where parameter.wildcard != nil {
            guard let row = rows[parameter.key], row.wildcard == nil else { continue }
            parameters[parameter.key] = row.value
        }
    }

    /// Takes over the body and the headers that the mock compares and that have variables in the request.
    mutating func takeWhatIsMatched(
        of request: Rival, from example: Rival, _ calls: SavedCall, _ settings: MatchSettings
    ) {
        let names = settings.matchHeader ?? true ? settings.headers : []
        guard settings.matchBody || !names.isEmpty, let saved = calls.call(of: example).call else { return }
        if settings.matchBody, TokenPiece.mayOccur(in: request.body.bytes) { body = saved.body }
        for name in names {
            guard let value = request.headers[name], TokenPiece.mayOccur(in: value.utf8),
                let other = saved.headers[name]
            else { continue }
            headers.append(HeaderField(name, other))
        }
    }

    private static func fits(_ request: SavedPath.RawSegment, _ example: SavedPath.RawSegment) -> Bool {
        if request.text == example.text { return true }
        if example.wildcard != nil { return request.wildcard != nil }
        let text = Decoding.pathSegment(example.text)
        guard let pattern = SegmentPattern(request) else {
            return Decoding.pathSegment(request.text).lowercased() == text.lowercased()
        }
        return !Placeholder.isOne(text) && pattern.takes(text)
    }
}

/// A path segment with a variable in it: all of it, as in `:id`, or a part, as in `{{id}}.json`.
private struct SegmentPattern {
    private let before: [UInt8]
    private let after: [UInt8]

    init?(_ segment: SavedPath.RawSegment) {
        guard segment.wildcard == nil else {
            (before, after) = ([], [])
            return
        }
        if segment.text.utf8.first == UInt8(ascii: ":") {
            let end = segment.text.utf8.dropFirst().firstIndex { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ":") }
            guard let end else { return nil }
            (before, after) = ([], Array(segment.text.utf8[end...]))
            return
        }
        let pieces = TokenPiece.pieces(of: Array(segment.text.utf8))
        guard pieces.contains(where: { if case .token = $0 { true } else { false } }) else { return nil }
        if case .text(let text)? = pieces.first { before = text } else { before = [] }
        if case .text(let text)? = pieces.last { after = text } else { after = [] }
    }

    func takes(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        return bytes.count > before.count + after.count && bytes.starts(with: before)
            && bytes.suffix(after.count).elementsEqual(after)
    }
}

/// A path variable in a notation that Postman does not know: `{id}`, `<id>`, `[id]`.
enum Placeholder {
    static func isOne(_ segment: String) -> Bool {
        let bytes = Array(segment.utf8)
        guard bytes.count > 2, let first = bytes.first, let last = bytes.last else { return false }
        let pairs: [(UInt8, UInt8)] = [
            (UInt8(ascii: "{"), UInt8(ascii: "}")), (UInt8(ascii: "<"), UInt8(ascii: ">")),
            (UInt8(ascii: "["), UInt8(ascii: "]")),
        ]
        guard pairs.contains(where: { $0 == (first, last) }) else { return false }
        return bytes.dropFirst().dropLast().allSatisfy {
            switch $0 {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "."):
                true
            default: false
            }
        }
    }

    /// `id` of `{id}`.
    static func name(_ segment: String) -> String { String(segment.dropFirst().dropLast()) }
}
