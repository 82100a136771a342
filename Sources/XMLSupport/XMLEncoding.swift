/// The bytes of a document in an encoding whose markup is spelt as in ASCII, so that they can be looked at beforehand.
enum XMLEncoding {
    /// Encodings in which no byte of a character beyond ASCII can be taken for markup.
    private static let plain = [
        "utf-8", "utf8", "us-ascii", "ascii", "iso-8859-", "iso8859-", "iso_8859-", "latin1", "windows-125", "cp125",
        "koi8-", "shift_jis", "euc-", "gb2312", "gbk", "gb18030", "big5",
    ]

    /// - Returns: The document and whether what it says of its encoding counts no longer; nil where it is in another
    ///   encoding, such as UTF-7, EBCDIC or UTF-32.
    static func plainBytes(of document: [UInt8]) -> (bytes: [UInt8], isTranscoded: Bool)? {
        switch (document.first, document.dropFirst().first) {
        case (0xFF, 0xFE), (UInt8(ascii: "<"), 0): utf16(document, isLittleEndian: true).map { ($0, true) }
        case (0xFE, 0xFF), (0, UInt8(ascii: "<")): utf16(document, isLittleEndian: false).map { ($0, true) }
        default: isPlain(document) ? (document, false) : nil
        }
    }

    private static func utf16(_ document: [UInt8], isLittleEndian: Bool) -> [UInt8]? {
        guard document.count.isMultiple(of: 2) else { return nil }
        let units = stride(from: 0, to: document.count, by: 2).map { place in
            let (first, second) = (UInt16(document[place]), UInt16(document[place + 1]))
            return isLittleEndian ? second << 8 | first : first << 8 | second
        }
        return String(validating: units.first == 0xFEFF ? units.dropFirst() : units[...], as: UTF16.self)
            .map { Array($0.utf8) }
    }

    private static func isPlain(_ document: [UInt8]) -> Bool {
        let start = document.starts(with: [0xEF, 0xBB, 0xBF]) ? document.dropFirst(3) : document[...]
        switch start.first {
        case UInt8(ascii: "<"), 0x20, 0x09, 0x0A, 0x0D: break
        default: return false
        }
        guard start.starts(with: "<?xml".utf8) else { return true }
        // The declaration ends before the first `>`, and only one encoding can be named in it.
        let declaration = String(decoding: start.prefix { $0 != UInt8(ascii: ">") }, as: UTF8.self).lowercased()
        let words = declaration.split { " \t\r\n='\"".contains($0) }
        guard let place = words.firstIndex(of: "encoding") else { return true }
        let name = words[(place + 1)...].first ?? ""
        return plain.contains { name.hasPrefix($0) }
    }
}
