import Foundation
import PostmanModel

/// When what was read and what the second reader found are the same.
enum Witness {
    static func isSame(_ rows: [PostmanModel.Row], _ witnessed: [WitnessedContent.Row]) -> Bool {
        rows.count == witnessed.count
            && zip(rows, witnessed).allSatisfy { row, other in
                trimmed(row.key) == trimmed(other.key) && trimmed(row.value ?? "") == trimmed(other.value)
                    && row.isEnabled == other.isEnabled
            }
    }

    /// The key of a row of the file that is not among the variables as it stands there.
    static func missing(_ rows: [WitnessedContent.Row], in variables: [Variable]) -> String? {
        rows.first { row in
            !variables.contains { $0.key == row.key && $0.value == row.value && $0.isEnabled == row.isEnabled }
        }?.key
    }

    /// Blanks around names and values are not what the comparison is about.
    static func trimmed(_ text: String) -> String {
        // Nearly all texts begin and end with a visible character of ASCII.
        if let first = text.utf8.first, let last = text.utf8.last, (0x21...0x7E).contains(first),
            (0x21...0x7E).contains(last)
        {
            return text
        }
        return text.trimmingCharacters(in: .whitespacesAndNewlines)
    }
}
