import XMLSupport

/// Turns untrusted text into what may stand in a report (CI-1.5.4, 1.5.9, 1.5.11, 1.5.12).
enum ReportText {
    /// One line without runs of blanks, cut in the middle to so many UTF-16 units, the strictest count of all readers.
    static func oneLine(_ text: String, limit: Int) -> String {
        if text.utf8.count <= limit, text.utf8.isPlainLine { return text }
        // The middle of a huge text is not worth cleaning.
        let ends =
            text.utf8.count > 64 * limit ? text.prefix(bytes: 32 * limit) + text.suffix(bytes: 32 * limit) : text[...]
        let words = cleaned(String(ends)).unicodeScalars.split(whereSeparator: \.properties.isWhitespace)
        let line = words.map { String($0) }.joined(separator: " ")
        guard line.utf16.count > limit else { return line }
        // The end often tells two names apart: it holds the variant.
        let tail = limit / 4
        return line.prefix(units: limit - tail - 3) + "..." + line.suffix(units: tail)
    }

    /// Several lines of at most so many bytes; the middle of a longer text is left out and counted.
    static func block(_ text: String, limit: Int) -> String {
        let isHuge = text.utf8.count > 4 * limit
        let ends = isHuge ? text.prefix(bytes: 2 * limit) + text.suffix(bytes: 2 * limit) : text[...]
        let cleaned = cleaned(String(ends))
        let count = cleaned.utf8.count + text.utf8.count - ends.utf8.count
        guard count > limit else { return cleaned }
        let share = max(0, (limit - "\n...[truncated \(count) bytes]...\n".utf8.count) / 2)
        let head = cleaned.prefix(bytes: share)
        let tail = cleaned.suffix(bytes: share)
        return "\(head)\n...[truncated \(count - head.utf8.count - tail.utf8.count) bytes]...\n\(tail)"
    }

    /// A dotted name: GitLab casts an element whose type is a bare word such as `file`.
    static func dottedType(_ type: String) -> String {
        if type.utf8.isDottedType { return type }
        let parts = type.split(separator: ".").map { part in
            String(part.unicodeScalars.filter { $0.isASCII && ($0.properties.isAlphabetic || $0 == "_") })
        }.filter { $0.first?.isLetter == true }
        return parts.count > 1 ? parts.joined(separator: ".") : "mockcheck.\(parts.first ?? "Failure")"
    }

    private static func cleaned(_ text: String) -> String {
        Markers.separated(Markers.reports, in: XMLText.sanitized(text))
    }
}

extension String.UTF8View {
    /// A quick look that nearly all names pass: printable ASCII with single blanks between words, and no `[[`, with
    /// which all markers begin.
    fileprivate var isPlainLine: Bool {
        withContiguousStorageIfAvailable { bytes in
            guard let first = bytes.first, first != UInt8(ascii: " "), bytes.last != UInt8(ascii: " ") else {
                return false
            }
            // Looks at every byte, for a loop that may end early is not made of vector instructions.
            var suspects: UInt8 = first < 0x20 || first > 0x7E ? 1 : 0
            for index in 1..<bytes.count {
                let byte = bytes[index]
                let other: UInt8 = byte < 0x20 || byte > 0x7E ? 1 : 0
                let repeated: UInt8 = byte == bytes[index - 1] ? 1 : 0
                let stands: UInt8 = byte == UInt8(ascii: " ") || byte == UInt8(ascii: "[") ? 1 : 0
                suspects |= other | repeated & stands
            }
            return suspects == 0
        } ?? false
    }

    /// The same for types: words of ASCII letters with dots between them.
    fileprivate var isDottedType: Bool {
        var hasDot = false
        var previous = UInt8(ascii: ".")
        for byte in self {
            let isLetter = (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
            guard isLetter || byte == UInt8(ascii: ".") && previous != byte else { return false }
            if !isLetter { hasDot = true }
            previous = byte
        }
        return hasDot && previous != UInt8(ascii: ".")
    }
}

/// Cuts that split no character of Unicode.
extension String {
    fileprivate func prefix(bytes count: Int) -> Substring {
        var end = utf8.index(startIndex, offsetBy: count, limitedBy: endIndex) ?? endIndex
        while end < endIndex, UTF8.isContinuation(utf8[end]) {
            end = utf8.index(before: end)
        }
        return self[..<end]
    }

    fileprivate func suffix(bytes count: Int) -> Substring {
        var start = utf8.index(endIndex, offsetBy: -count, limitedBy: startIndex) ?? startIndex
        while start < endIndex, UTF8.isContinuation(utf8[start]) {
            start = utf8.index(after: start)
        }
        return self[start...]
    }

    fileprivate func prefix(units count: Int) -> Substring {
        let end = utf16.index(startIndex, offsetBy: count, limitedBy: endIndex) ?? endIndex
        let splits = end < endIndex && UTF16.isTrailSurrogate(utf16[end])
        return self[..<(splits ? utf16.index(before: end) : end)]
    }

    fileprivate func suffix(units count: Int) -> Substring {
        let start = utf16.index(endIndex, offsetBy: -count, limitedBy: startIndex) ?? startIndex
        let splits = start < endIndex && UTF16.isTrailSurrogate(utf16[start])
        return self[(splits ? utf16.index(after: start) : start)...]
    }
}
