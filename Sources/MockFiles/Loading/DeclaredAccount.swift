package import PostmanModel

/// The account that the mocks of one manifest share, as the manifest has it; without a manifest one without limits.
package struct DeclaredAccount: Sendable {
    /// The manifest's path; nil where there is none.
    package var manifest: String?
    /// The people and their keys.
    package var rules = AccessRules()
    package var quota = Quota()
    /// The rules of lint that count, and where they do not.
    package var lint = LintSettings()

    package init() {}

    init(_ manifest: Manifest) {
        self.manifest = manifest.file
        rules = manifest.accessRules
        quota = manifest.quota
        lint = manifest.lint
    }
}
