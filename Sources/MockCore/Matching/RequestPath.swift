import HTTPMessage

/// A path as matching compares it: decoded segment by segment, escaped slashes left escaped (B-4.29).
struct RequestPath: Sendable, Hashable {
    /// Begins with a slash; trailing slashes as they were.
    let text: String

    /// - Parameter encoded: a path as it stands in a request target or a saved URL; empty means `/` (B-12.39).
    init(encoded: String) {
        if encoded.isEmpty {
            text = "/"
        } else if encoded.contains(byte: UInt8(ascii: "%")) {
            text = encoded.split(separator: "/", omittingEmptySubsequences: false)
                .map { PercentCoding.decodePathSegment(String($0)) }
                .joined(separator: "/")
        } else {
            text = encoded
        }
    }

    static func == (left: RequestPath, right: RequestPath) -> Bool { left.text.isExactly(right.text) }

    func hash(into hasher: inout Hasher) { hasher.combine(ExactText(text)) }

    /// A hash value, without the turn through the standard library that `hashValue` takes: every call needs one.
    var scattered: Int {
        var hasher = Hasher()
        var text = text
        text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
        return hasher.finalize()
    }

    /// The path of a target that is its own text: without query and escapes, folded already.
    ///
    /// - Returns: nil for all others.
    init?(asItIs target: String) {
        guard target.isPlainPath else { return nil }
        text = target
    }

    /// - Parameter text: the text of such a path.
    init(text: String) {
        self.text = text
    }

    var segments: [Substring] {
        text.utf8.dropFirst().split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).map(Substring.init)
    }

    /// That of `segments`, without making them.
    var segmentCount: Int { text.utf8.dropFirst().count { $0 == UInt8(ascii: "/") } + 1 }

    /// Whether one of `segments` is so; they are shown as they stand in memory, without making them.
    func containsSegment(where isSo: (UnsafeRawBufferPointer) -> Bool) -> Bool {
        var text = text
        return text.withUTF8 { utf8 in
            let bytes = UnsafeRawBufferPointer(utf8)
            var start = min(1, bytes.count)
            for index in start..<bytes.count where bytes[index] == UInt8(ascii: "/") {
                if isSo(UnsafeRawBufferPointer(rebasing: bytes[start..<index])) { return true }
                start = index + 1
            }
            return isSo(UnsafeRawBufferPointer(rebasing: bytes[start...]))
        }
    }

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
        RequestPath(text: text.inLowerCase)
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

    /// A quick look that never says no where a segment is an identifier: numbers begin with few characters, and all
    /// others are long.
    private var mayHaveIdentifier: Bool {
        var length = 0
        for byte in text.utf8 {
            if byte == UInt8(ascii: "/") {
                if length >= Identifier.shortestWord { return true }
                length = 0
                continue
            }
            if length == 0, Identifier.mayBeNumber(startingWith: byte) { return true }
            length += 1
        }
        return length >= Identifier.shortestWord
    }
}

extension String {
    /// Looks at every byte, as `isLowercaseASCII` does.
    fileprivate var isPlainPath: Bool {
        utf8.withContiguousStorageIfAvailable { bytes in
            guard let last = bytes.last, last != UInt8(ascii: "/") else { return false }
            return bytes.reduce(0) { found, byte in
                found | (byte >= 0x80 ? 1 : 0) | (byte &- 65 < 26 ? 1 : 0) | (byte == UInt8(ascii: "?") ? 1 : 0)
                    | (byte == UInt8(ascii: "%") ? 1 : 0) as UInt8
            } == 0
        } ?? false
    }

    /// Itself where nothing is to be done.
    var inLowerCase: String { isLowercaseASCII ? self : lowercased() }

    private var isLowercaseASCII: Bool {
        utf8.withContiguousStorageIfAvailable { bytes in
            // Looks at every byte, for a loop that may end early is not made of vector instructions.
            bytes.reduce(0) { $0 | ($1 >= 0x80 ? 1 : 0) | ($1 &- 65 < 26 ? 1 : 0) as UInt8 } == 0
        } ?? false
    }
}
