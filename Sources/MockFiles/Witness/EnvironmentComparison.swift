import Foundation
package import PostmanModel

/// Holds an environment as it was read against what a second reader finds in its file (product V-15).
package enum EnvironmentComparison {
    /// - Parameter stamp: the file as it was when it was read; nothing is said once it has changed.
    /// - Returns: what differs, a sentence each; nil where there was nothing to compare.
    package static func differences(of environment: Environment, readAs stamp: FileStamp) -> [String]? {
        guard let data = try? Data(contentsOf: URL(filePath: environment.file)), let rows = rows(json: data),
            FileStamp(of: environment.file) == stamp
        else { return nil }
        return differences(of: environment, from: rows)
    }

    static func rows(json data: Data) -> [WitnessedContent.Row]? {
        let root = try? JSONSerialization.jsonObject(with: data) as? [String: Any]
        return WitnessedContent.rows(root?["values"])
    }

    static func differences(of environment: Environment, from rows: [WitnessedContent.Row]) -> [String] {
        guard let key = Witness.missing(rows, in: environment.variables) else { return [] }
        return ["the variable '\(key)' of the environment was not read as it stands"]
    }
}
