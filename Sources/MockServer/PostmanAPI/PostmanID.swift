import Foundation
import HTTPMessage
import PostmanModel

/// Ids in the forms that Postman's API gives and takes (B-2.02, 8.16).
enum PostmanID {
    /// A person's number, the same in every run; Postman gives it as a text.
    static func owner(_ name: String) -> String {
        let number = SHA256.hash(name).prefix(4).reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        return String(10_000_000 + number % 80_000_000)
    }

    static func uid(_ id: String, owner: String) -> String { "\(Self.owner(owner))-\(id)" }

    /// The id of a uid; nil for a bare id, which Postman refuses.
    static func id(ofUID uid: String) -> String? {
        // A UUID may begin with eight digits, too.
        guard let dash = uid.firstIndex(of: "-"), dash != uid.startIndex, UUID(uuidString: uid) == nil,
            uid[..<dash].utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
        else { return nil }
        return String(uid[uid.index(after: dash)...])
    }

    /// The ids that a text may mean where both forms are taken (12.05): itself, and what it is the uid of.
    static func readings(of text: String) -> [String] { [text] + (id(ofUID: text).map { [$0] } ?? []) }

    /// The id of a file's collection: its own, or one made of its path.
    static func id(of collection: PostmanModel.Collection) -> String { collection.id ?? uuid(of: collection.file) }

    /// A UUID that is always the same for a text.
    static func uuid(of text: String) -> String {
        let digits = SHA256.hash(text).prefix(16).map { byte in
            (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }.joined()
        var parts: [Substring] = []
        var rest = digits[...]
        for length in [8, 4, 4, 4, 12] {
            parts.append(rest.prefix(length))
            rest = rest.dropFirst(length)
        }
        return parts.joined(separator: "-")
    }
}
