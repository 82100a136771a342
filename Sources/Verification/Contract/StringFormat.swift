import HTTPMessage

/// The formats that a string can have, where its text tells (`--formats`).
struct StringFormat: OptionSet, Sendable, Hashable {
    let rawValue: UInt8

    static let uuid = StringFormat(rawValue: 1)
    static let date = StringFormat(rawValue: 2)
    static let dateTime = StringFormat(rawValue: 4)
    static let email = StringFormat(rawValue: 8)
    static let uri = StringFormat(rawValue: 16)
    static let integer = StringFormat(rawValue: 32)

    static let all: StringFormat = [.uuid, .date, .dateTime, .email, .uri, .integer]
    static let names: [(format: StringFormat, name: String)] = [
        (.uuid, "UUID"), (.date, "date"), (.dateTime, "date and time"), (.email, "e-mail address"), (.uri, "URI"),
        (.integer, "whole number"),
    ]

    init(rawValue: UInt8) { self.rawValue = rawValue }

    init(of text: String) {
        self = []
        // Longer texts are prose.
        guard (1...2000).contains(text.utf8.count) else { return }
        let bytes = Array(text.utf8)
        if Self.isUUID(bytes) { insert(.uuid) }
        if Self.isDate(bytes[...]) { insert(.date) }
        if bytes.count > 11, Self.isDate(bytes[..<10]), bytes[10] == UInt8(ascii: "T"), Self.isTime(bytes[11...]) {
            insert(.dateTime)
        }
        if Self.isEmail(text) { insert(.email) }
        if text.hasPrefix("http://") || text.hasPrefix("https://"), !bytes.contains(0x20) { insert(.uri) }
        if bytes.allSatisfy(Self.isDigit) { insert(.integer) }
    }

    var description: String { Self.names.filter { contains($0.format) }.map(\.name).joined(separator: " or ") }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    private static func isUUID(_ bytes: [UInt8]) -> Bool {
        guard bytes.count == 36 else { return false }
        return bytes.enumerated().allSatisfy { index, byte in
            [8, 13, 18, 23].contains(index) ? byte == UInt8(ascii: "-") : byte.hexadecimalValue != nil
        }
    }

    private static func isDate(_ bytes: ArraySlice<UInt8>) -> Bool {
        let text = Array(bytes)
        guard text.count == 10, text[4] == UInt8(ascii: "-"), text[7] == UInt8(ascii: "-") else { return false }
        return text.enumerated().allSatisfy { [4, 7].contains($0.offset) || isDigit($0.element) }
    }

    /// `10:00:00`, a fraction, and `Z` or an offset.
    private static func isTime(_ bytes: ArraySlice<UInt8>) -> Bool {
        String(decoding: bytes, as: UTF8.self).wholeMatch(of: /\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?/) != nil
    }

    private static func isEmail(_ text: String) -> Bool {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        return parts.count == 2 && !parts[0].isEmpty && parts[1].contains(".") && !text.contains(where: \.isWhitespace)
    }
}
