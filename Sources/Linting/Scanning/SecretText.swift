import MockFiles
import PostmanModel

/// Whether a text is, or has, something that nobody should save in a collection: what the rules of lint about secrets
/// and personal data find.
package enum SecretText {
    private static let rules = RuleCatalogue.rules.filter { $0.page.family == .security }

    /// - Parameter name: what the text stands under.
    package static func includes(_ text: String, named name: String) -> Bool {
        if SecretName.includes(name), Redaction.looksRandom(text) { return true }
        let json = "{\(JSONText.quoted(name)):\(JSONText.quoted(text))}"
        guard let tree = try? SourceTree(Array(json.utf8), file: "") else { return true }
        let nothing = Collection(file: "", format: .v21, name: "")
        let subject = LintSubject(nothing, trees: [tree])
        return rules.contains { rule in
            var findings = FindingList(page: rule.page, index: subject.index)
            rule.check(subject, &findings)
            return !findings.findings.isEmpty
        }
    }
}

/// Whether a name is that of a secret.
package enum SecretName {
    private static let parts = ["token", "secret", "password", "passwd", "apikey", "api_key", "api-key", "credential"]

    package static func includes(_ name: String) -> Bool {
        let name = name.lowercased()
        // `token_type`, `tokenUrl` and the like say how, not what.
        guard !["type", "url", "uri", "name", "expiry", "expires", "in"].contains(where: name.hasSuffix) else {
            return false
        }
        return name == "key" || parts.contains { name.contains($0) }
    }
}
