/// All rules, by family.
package enum RuleCatalogue {
    package static let rules: [any LintRule.Type] =
        reachability + examples + variables + drift + security + format + coverage

    package static func rule(_ id: String) -> (any LintRule.Type)? {
        rules.first { $0.page.id == id }
    }

    /// The ids of all rules and of what the readers of files say.
    package static let ids: [String] = rules.map { $0.page.id } + ReaderRules.all.map(\.id)

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
