import Foundation

/// What older exports, converters and people write as one text where a newer export has a table; nil for a text that leaves
/// room for more than one reading.
enum WitnessedText {
    typealias Row = WitnessedContent.Row

    /// A table, or a text of lines such as `Accept: text/plain`; two slashes before a name switch it off.
    static func headers(_ value: Any?) -> [Row]? {
        guard let text = value as? String else { return WitnessedContent.rows(value) }
        var rows: [Row] = []
        let breaks: Set<Character> = ["\n", "\r", "\r\n"]
        for line in text.split(whereSeparator: breaks.contains) where !Witness.trimmed(String(line)).isEmpty {
            let parts = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2, let first = line.first, !first.isWhitespace else { return nil }
            let isEnabled = !line.hasPrefix("//")
            let name = Witness.trimmed(String(isEnabled ? parts[0] : parts[0].dropFirst(2)))
            guard !name.isEmpty, !name.contains("/") else { return nil }
            rows.append(Row(key: name, value: Witness.trimmed(String(parts[1])), isEnabled: isEnabled))
        }
        return rows
    }

    /// Path and query of a URL with a scheme, and without variables or anything else that has to be thought about.
    static func url(_ text: String) -> (path: String, query: [Row])? {
        guard !text.contains(where: { "{}#\\ ".contains($0) || $0.isNewline }),
            let scheme = ["https://", "http://"].first(where: text.hasPrefix)
        else { return nil }
        let parts = text.dropFirst(scheme.count).split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        guard let slash = parts[0].firstIndex(of: "/"), slash != parts[0].startIndex else { return nil }
        var query: [Row] = []
        for pair in parts.count > 1 ? parts[1].split(separator: "&", omittingEmptySubsequences: false) : [] {
            let sides = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard sides.count == 2, !sides[0].isEmpty else { return nil }
            query.append(Row(key: String(sides[0]), value: String(sides[1]), isEnabled: true))
        }
        return (String(parts[0][slash...]), query)
    }
}
