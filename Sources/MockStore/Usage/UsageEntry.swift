import HTTPMessage
import PostmanModel

/// One line of the usage journal.
///
/// Each carries a checksum over itself and all lines before it, so that a line that was changed, lost or added cannot
/// pass for the truth.
struct UsageEntry: Hashable {
    enum Kind: String {
        /// So many calls may have been answered.
        case reserved
        /// So many calls have been answered.
        case used
    }

    var kind: Kind
    var calls: Int
    var periodEnd: Timestamp

    /// - Parameter seal: that of the line before; empty for the first.
    func line(after seal: String) -> (text: String, seal: String) {
        let content =
            "\"periodEnd\":\(JSONText.quoted(periodEnd.iso8601)),\"\(kind.rawValue)\":\(calls)"
        let own = Self.seal(of: content, after: seal)
        return ("{\(content),\"seal\":\"\(own)\"}", own)
    }

    /// Nil where the line is not what was written.
    static func read(_ line: some StringProtocol, after seal: String) -> (entry: UsageEntry, seal: String)? {
        guard let root = try? JSONDocument.parse(Array(line.utf8)).root,
            let periodEnd = root["periodEnd"]?.string.flatMap(Timestamp.init(iso8601:)), let own = root["seal"]?.string
        else { return nil }
        let values = [(Kind.reserved, root["reserved"]?.integer), (.used, root["used"]?.integer)]
        guard let (kind, calls) = values.first(where: { $0.1 != nil }), let calls else { return nil }
        let entry = UsageEntry(kind: kind, calls: calls, periodEnd: periodEnd)
        return entry.line(after: seal) == (String(line), own) ? (entry, own) : nil
    }

    private static func seal(of content: String, after seal: String) -> String {
        String(KeyDigest(bytes: SHA256.hash(seal + content)).hexadecimal.prefix(16))
    }
}
