package import Logging
import MockCore
package import PostmanModel

/// How a log line is written.
package enum LogFormat: String, Sendable, Hashable, CaseIterable {
    /// For people: `2026-11-26T16:02:11.123Z info reloaded mock=orders`.
    case text
    /// For machines: one object a line.
    case json

    /// One line and its end, whatever the message holds.
    package func line(
        _ level: Logger.Level, _ message: String, _ metadata: Logger.Metadata, at time: Timestamp
    ) -> String {
        // By name, so that the same event always looks the same.
        let fields = metadata.sorted { $0.key < $1.key }
        switch self {
        case .text:
            let words = fields.map { " \($0.key)=\(Self.word("\($0.value)"))" }.joined()
            return "\(time.iso8601) \(level) \(Self.printable(message))\(words)\n"
        case .json:
            let members = fields.map { JSONBody.Member($0.key, .string("\($0.value)")) }
            let body = JSONBody.object(
                [
                    .init("time", .string(time.iso8601)), .init("level", .string("\(level)")),
                    .init("message", .string(message)),
                ] + members)
            return body.text + "\n"
        }
    }

    /// A value as one word: in quotes where it would not be one.
    private static func word(_ value: String) -> String {
        let isPlain = !value.isEmpty && value.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != 0x22 && $0 != 0x3D }
        return isPlain ? value : JSONText.quoted(printable(value))
    }

    /// The text without what would move the cursor, ring the bell or begin another line.
    private static func printable(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: isControl) else { return text }
        var shown = ""
        for scalar in text.unicodeScalars {
            shown.unicodeScalars.append(isControl(scalar) ? "\u{FFFD}" : scalar)
        }
        return shown
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) || scalar.value == 0x2028 || scalar.value == 0x2029
    }
}
