import Foundation

/// Shows secrets only as far as one must see to find them.
enum Redaction {
    /// `AKIA… (20 characters)`: at most four characters, and never more than a quarter.
    static func hint(_ secret: String) -> String {
        let count = secret.count
        return "\(secret.prefix(min(4, count / 4)))… (\(count) characters)"
    }

    /// Letters and digits mixed without blanks or placeholders, as people do not write words.
    static func looksRandom(_ text: String) -> Bool {
        guard (12...4096).contains(text.utf8.count) else { return false }
        var digits = 0
        var letters = 0
        var distinct: Set<UInt8> = []
        for byte in text.utf8 {
            switch byte {
            case 0x30...0x39: digits += 1
            case 0x41...0x5A, 0x61...0x7A: letters += 1
            case UInt8(ascii: "{"), UInt8(ascii: "<"), UInt8(ascii: "["), UInt8(ascii: "*"), 0...0x20, 0x80...:
                return false
            default: break
            }
            distinct.insert(byte)
        }
        let lowered = text.lowercased()
        let isMadeUp = ["example", "your", "xxxx", "1234567", "token", "secret", "abcdef", "string", "://", "dummy"]
            .contains { lowered.contains($0) }
        return digits >= 2 && letters >= 3 && distinct.count >= 9 && !isMadeUp && UUID(uuidString: text) == nil
    }
}

extension FindingList {
    mutating func add(_ message: String, in site: TextSite) {
        add(message, location: site.location, item: site.item, anchor: "text/\(site.key)")
    }
}
