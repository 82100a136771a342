/// All rules, by family.
package enum RuleCatalogue {
    package static let rules: [any LintRule.Type] =
        reachability + examples + variables + drift + security + format + coverage

    package static func rule(_ id: String) -> (any LintRule.Type)? {
        rules.first { $0.page.id == id }
    }

    /// The ids of all rules and of what the readers of files say.
    package static let ids: [String] = rules.map { $0.page.id } + readerRules

    /// What the readers of the formats report by themselves.
    package static let readerRules = [
        "body-mode-unknown", "body-not-readable", "body-not-text", "code-not-servable", "collection-without-items",
        "document-unrecognised", "duplicate-key", "encoding", "example-not-object", "example-request-completed",
        "example-without-request", "file-too-large", "file-unreadable", "folder-without-id", "globals-ignored",
        "header-newline", "item-not-object", "item-without-request", "json-syntax", "lone-surrogate", "method-blank",
        "method-not-token", "nesting-too-deep", "not-a-collection", "order-unknown-id", "path-missing",
        "request-not-http", "request-not-readable", "responses-not-list", "row-not-object", "schema-unknown",
        "table-not-list", "url-missing", "url-not-readable", "value-not-text", "variable-without-key",
        "variables-not-list", "yaml-syntax",
    ]

    private static let reachability: [any LintRule.Type] = [
        DuplicateExample.self, ShadowedExample.self, NeverSelected.self, DuplicateExampleName.self,
        DuplicateRequestName.self, DuplicateExampleId.self,
    ]

    private static let examples: [any LintRule.Type] = [
        InvalidJsonBody.self, MissingContentType.self, WrongContentType.self, UnusableContentType.self,
        StaleFramingHeader.self, BodyOnBodilessStatus.self, HeaderControlCharacter.self, InvalidHeaderName.self,
        NullCode.self, NonstandardCode.self, OversizedExample.self, StaleValidator.self, BinaryBody.self,
        EmptyJsonBody.self,
    ]

    private static let variables: [any LintRule.Type] = [
        UnresolvedVariable.self, UnusedVariable.self, EmptyVariable.self, DuplicateVariable.self,
        PartialWildcard.self, UnknownDynamicVariable.self, RawVariableInJson.self,
    ]

    private static let drift: [any LintRule.Type] = [
        MethodDrift.self, PathDrift.self, QueryDrift.self, ShapeDrift.self, ContentTypeDrift.self,
    ]

    private static let security: [any LintRule.Type] = [
        AwsAccessKey.self, GithubToken.self, GitlabToken.self, SlackToken.self, StripeKey.self, GoogleApiKey.self,
        PostmanApiKey.self, SendgridKey.self, NpmToken.self, PrivateKey.self, JsonWebToken.self,
        BasicCredentials.self, UrlCredentials.self, BearerToken.self, PasswordValue.self, SessionCookie.self,
        PrivateAddress.self, InternalHost.self, EmailAddress.self, Iban.self, CardNumber.self,
    ]

    private static let format: [any LintRule.Type] = [
        MisspeltKey.self, SchemaMissing.self, OldFormat.self, V2KeyInV3.self,
    ]

    private static let coverage: [any LintRule.Type] = [
        RequestWithoutExamples.self, FolderWithoutExamples.self, OnlyErrorExamples.self, NoExamples.self,
    ]
}
