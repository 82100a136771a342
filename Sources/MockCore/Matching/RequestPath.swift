import HTTPMessage

/// A path as matching compares it: decoded segment by segment, escaped slashes left escaped (B-4.29).
struct RequestPath: Sendable, Hashable {
    /// Begins with a slash; trailing slashes as they were.
    let text: String

    /// - Parameter encoded: a path as it stands in a request target or a saved URL; empty means `/` (B-12.39).
    init(encoded: some StringProtocol) {
        if encoded.isEmpty {
            text = "/"
        } else if encoded.utf8.contains(UInt8(ascii: "%")) {
            text = encoded.split(separator: "/", omittingEmptySubsequences: false)
                .map { PercentCoding.decodePathSegment(String($0)) }
                .joined(separator: "/")
        } else {
            text = String(encoded)
        }
    }

    /// - Parameter text: the text of such a path.
    init(text: String) {
        self.text = text
    }

    var segments: [Substring] { text.dropFirst().split(separator: "/", omittingEmptySubsequences: false) }

    var withoutTrailingSlashes: RequestPath {
        guard text.utf8.last == UInt8(ascii: "/") else { return self }
        var end = text.utf8.endIndex
        while end > text.utf8.startIndex {
            let previous = text.utf8.index(before: end)
            guard text.utf8[previous] == UInt8(ascii: "/") else { break }
            end = previous
        }
        return RequestPath(text: String(text[..<end]))
    }

    var lowercased: RequestPath {
        RequestPath(text: text.isLowercaseASCII ? text : text.lowercased())
    }

    /// Without trailing slashes and case: equal for all paths that steps a to d of B-4.19 may join.
    var folded: RequestPath { withoutTrailingSlashes.lowercased }

    /// Each identifier segment replaced by a mark, or nil where the path has none (B-4.25, steps f and g).
    var withoutIdentifiers: RequestPath? {
        guard mayHaveIdentifier else { return nil }
        var found = false
        let stripped = segments.map { segment -> Substring in
            guard Identifier.isOne(segment) else { return segment }
            found = true
            return "\u{0}"
        }
        return found ? RequestPath(text: "/" + stripped.joined(separator: "/")) : nil
    }

    /// A quick look that never says no where a segment is an identifier: those hold a digit, or hyphens between
    /// letters, or are very long.
    private var mayHaveIdentifier: Bool {
        var hyphens = 0
        for byte in text.utf8 {
            if byte.isDigit { return true }
            if byte == UInt8(ascii: "-") { hyphens += 1 }
        }
        return hyphens >= 4 || text.utf8.count >= 256
    }
}

extension String {
    fileprivate var isLowercaseASCII: Bool {
        utf8.allSatisfy { $0 < 0x80 && !(65...90).contains($0) }
    }
}
