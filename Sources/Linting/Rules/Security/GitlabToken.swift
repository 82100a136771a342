import MockCore

/// A token of GitLab.
struct GitlabToken: LintRule {
    package static let page = RulePage(
        "gitlab-token", .security, .error, "a token of GitLab",
        help: "revoke it, and use a variable whose value is not shared",
        documentation: """
            Whoever gets the collection can use it. Collections are shared, forked and published; a secret in them \
            must be taken as public.
            """)

    package static func check(_ subject: LintSubject, _ findings: inout FindingList) {
        for site in subject.texts {
            for secret in scanner.tokens(in: site.text) {
                findings.add("this looks like a token of GitLab: \(Redaction.hint(secret))", in: site)
            }
        }
    }

    private static let scanner = TokenScanner(prefixes: ["glpat-"], lengths: 20...40, alphabet: .dashedWord)
}
