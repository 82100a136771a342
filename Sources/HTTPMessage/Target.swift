/// A request target in origin form, split but not decoded: `/users/a%20b?x=1` has two segments and one piece.
package struct Target: Sendable, Hashable {
    /// What stands before the first `?`; `/` where that is empty.
    package var path: String
    /// What stands after the first `?`; nil where there is none.
    package var query: String?

    package init(_ text: String) {
        let question = UInt8(ascii: "?")
        guard text.contains(byte: question), let mark = text.utf8.firstIndex(of: question) else {
            path = text.isEmpty ? "/" : text
            query = nil
            return
        }
        path = mark == text.startIndex ? "/" : String(text[..<mark])
        query = String(text[text.utf8.index(after: mark)...])
    }

    /// The texts between the slashes, empty ones included: `/` has one empty segment, `/a/` has `a` and an empty one.
    package var segments: [String] {
        let path = path.utf8.first == UInt8(ascii: "/") ? path.dropFirst() : path[...]
        return path.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    }

    package var decodedSegments: [String] { segments.map(PercentCoding.decodePathSegment) }

    package var queryPieces: [QueryPiece] { query.map(QueryPiece.split) ?? [] }
}

/// One `key=value` of a query or of a urlencoded body, not decoded; a piece without `=` has no value.
package struct QueryPiece: Sendable, Hashable {
    package var key: String
    package var value: String?

    package init(_ key: String, _ value: String?) {
        self.key = key
        self.value = value
    }

    package var decodedKey: String { PercentCoding.decodeQueryComponent(key) }
    /// Empty where the piece has no value: `a` equals `a=` (D5).
    package var decodedValue: String { value.map(PercentCoding.decodeQueryComponent) ?? "" }

    /// The pieces between the ampersands in order; `a&&b` has two, for an empty piece says nothing.
    package static func split(_ text: String) -> [QueryPiece] {
        text.utf8.split(separator: UInt8(ascii: "&")).map { piece in
            guard let sign = piece.firstIndex(of: UInt8(ascii: "=")) else {
                return QueryPiece(String(Substring(piece)), nil)
            }
            let value = piece[piece.index(after: sign)...]
            return QueryPiece(String(Substring(piece[..<sign])), String(Substring(value)))
        }
    }

    /// The pieces of an `application/x-www-form-urlencoded` body; bytes that are not UTF-8 are repaired.
    package static func split(urlencodedBody bytes: [UInt8]) -> [QueryPiece] {
        split(String(decoding: bytes, as: UTF8.self))
    }
}
