import MockCore

/// A token of GitHub.
struct GithubToken: LintRule {
    package static let page = RulePage(
        "github-token", .security, .error, "a token of GitHub",
        help: "revoke it, and use a variable whose value is not shared",
        documentation: """
            Whoever gets the collection can use it. Collections are shared, forked and published; a secret in them \
            must be taken as public.
            """)

    package static func check(_ subject: LintSubject, _ findings: inout FindingList) {
        for site in subject.texts {
            for secret in scanner.tokens(in: site.text) {
                findings.add("this looks like a token of GitHub: \(Redaction.hint(secret))", in: site)
            }
        }
    }

    private static let scanner = TokenScanner(
        prefixes: ["ghp_", "gho_", "ghs_", "ghu_", "ghr_", "github_pat_"], lengths: 30...255, alphabet: .word)
}
