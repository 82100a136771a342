import PostmanModel

/// Entries of a manifest as lines of YAML.
enum ManifestEntry {
    /// - Parameters: paths as the manifest is to name them.
    static func mock(_ declaration: MockDeclaration, collection: String, environment: String?) -> [String] {
        var lines = ["name: \(scalar(declaration.name))", "collection: \(scalar(collection))"]
        if let environment { lines.append("environment: \(scalar(environment))") }
        if declaration.isPrivate { lines.append("private: true") }
        if let owner = declaration.owner { lines.append("owner: \(scalar(owner))") }
        return lines
    }

    static func user(_ owner: MadeMock.NewOwner) -> [String] {
        ["name: \(scalar(owner.name))", "keySHA256: \(KeyDigest(ofKey: owner.key).hexadecimal)"]
    }

    /// As it is where YAML takes it for this text, else in quotes.
    static func scalar(_ text: String) -> String {
        let isPlain = text.wholeMatch(of: /[A-Za-z.\/_][A-Za-z0-9 ._\/-]*[A-Za-z0-9_]|[A-Za-z]/) != nil
        let words: Set<String> = ["true", "false", "yes", "no", "on", "off", "null", "y", "n"]
        let isNumber =
            text.lowercased().hasPrefix(".inf") || text.lowercased().hasPrefix(".nan")
            || text.dropFirst().first.map { text.first == "." && $0.isNumber } == true
        return isPlain && !isNumber && !words.contains(text.lowercased()) ? text : JSONText.quoted(text)
    }
}
