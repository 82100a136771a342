/// Splits the text of a URL exactly as Postman's own parser does (B-1.26), which is not how browsers do it.
package enum URLText {
    package static func parse(_ text: String) -> SavedURL {
        var bytes = Array(text.utf8)
        var outline = outline(of: bytes)
        var lower = bytes.firstIndex { !isBlank($0) } ?? bytes.endIndex
        var upper = bytes.endIndex
        if let hash = outline[lower..<upper].firstIndex(of: UInt8(ascii: "#")) { upper = hash }
        var query: [Row] = []
        if let mark = outline[lower..<upper].firstIndex(of: UInt8(ascii: "?")) {
            query = rows(bytes[(mark + 1)..<upper], outline: outline[(mark + 1)..<upper])
            upper = mark
        }
        for index in lower..<upper where outline[index] == UInt8(ascii: "\\") {
            bytes[index] = UInt8(ascii: "/")
            outline[index] = UInt8(ascii: "/")
        }
        var host: [UInt8] = []
        if let end = firstSchemeEnd(in: outline[lower..<upper]) {
            let scheme = bytes[lower..<end]
            host = scheme + Array("://".utf8)
            lower = end + 3
            // One slash too many is a typing error everywhere but in a file's path.
            if !scheme.elementsEqual("file".utf8) {
                while lower < upper, outline[lower] == UInt8(ascii: "/") { lower += 1 }
            }
        }
        let pathStart = outline[lower..<upper].firstIndex(of: UInt8(ascii: "/")) ?? upper
        host += bytes[lower..<pathStart]
        return SavedURL(
            host: String(decoding: host, as: UTF8.self),
            path: String(decoding: bytes[pathStart..<upper], as: UTF8.self), query: query)
    }

    /// The rows of a query without its question mark: split at `&`, then at the first `=`; nil for no `=`.
    static func query(_ text: String) -> [Row] {
        let bytes = Array(text.utf8)
        return rows(bytes[...], outline: outline(of: bytes)[...])
    }

    private static func rows(_ bytes: ArraySlice<UInt8>, outline: ArraySlice<UInt8>) -> [Row] {
        outline.split(separator: UInt8(ascii: "&")).map { piece in
            guard let equals = piece.firstIndex(of: UInt8(ascii: "=")) else {
                return Row(String(decoding: bytes[piece.indices], as: UTF8.self), nil)
            }
            return Row(
                String(decoding: bytes[piece.startIndex..<equals], as: UTF8.self),
                String(decoding: bytes[(equals + 1)..<piece.endIndex], as: UTF8.self))
        }
    }

    /// The same bytes with those of every `{{name}}` made harmless, so that names may hold `/ ? # : @ .` and `&`.
    private static func outline(of bytes: [UInt8]) -> [UInt8] {
        var outline = bytes
        var index = 0
        while index + 1 < bytes.count {
            guard bytes[index] == UInt8(ascii: "{"), bytes[index + 1] == UInt8(ascii: "{") else {
                index += 1
                continue
            }
            var end = index + 2
            while end < bytes.count, bytes[end] != UInt8(ascii: "{"), bytes[end] != UInt8(ascii: "}") { end += 1 }
            guard end + 1 < bytes.count, bytes[end] == UInt8(ascii: "}"), bytes[end + 1] == UInt8(ascii: "}") else {
                index += 1
                continue
            }
            for shielded in index..<(end + 2) { outline[shielded] = UInt8(ascii: "x") }
            index = end + 2
        }
        return outline
    }

    private static func firstSchemeEnd(in outline: ArraySlice<UInt8>) -> Int? {
        outline.indices.dropLast(2).first { index in
            outline[index] == UInt8(ascii: ":") && outline[index + 1] == UInt8(ascii: "/")
                && outline[index + 2] == UInt8(ascii: "/")
        }
    }

    /// Whether a path has a question mark or a hash of its own, outside `{{names}}`.
    static func hasMark(_ path: String) -> Bool {
        let marks = [UInt8(ascii: "?"), UInt8(ascii: "#")]
        guard path.utf8.contains(where: marks.contains) else { return false }
        return outline(of: Array(path.utf8)).contains(where: marks.contains)
    }

    private static func isBlank(_ byte: UInt8) -> Bool {
        byte == 0x20 || (0x09...0x0D).contains(byte)
    }
}

extension SavedURL {
    /// `?` ends the path and `#` ends the query wherever they stand, for Postman joins the parts and sends the text.
    mutating func divideAtMarks() {
        guard URLText.hasMark(path) else { return }
        let sent = query.filter(\.isEnabled).map { row in row.value.map { "\(row.key)=\($0)" } ?? row.key }
        let joined = URLText.parse(path + (sent.isEmpty ? "" : "?" + sent.joined(separator: "&")))
        path = joined.path
        query = joined.query + query.filter { !$0.isEnabled }
    }
}

extension String {
    /// Whether nothing stands in it but white space.
    var isBlank: Bool { utf8.allSatisfy { $0 <= 0x20 } }
}
