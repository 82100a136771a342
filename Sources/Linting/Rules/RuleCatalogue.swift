import MockCore
import PostmanModel

/// Everything that a finding can be about: the list that help texts, the documentation, completions, SARIF, the levels
/// of the manifest and the tests are made from.
package enum RuleCatalogue {
    /// The rules of `lint`, one line each; the families and all texts are their own.
    package static let rules: [any LintRule.Type] = [
        AwsAccessKey.self,
        BasicCredentials.self,
        BearerToken.self,
        BinaryBody.self,
        BodyOnBodilessStatus.self,
        CardNumber.self,
        ContentTypeDrift.self,
        DuplicateExample.self,
        DuplicateExampleId.self,
        DuplicateExampleName.self,
        DuplicateRequestName.self,
        DuplicateVariable.self,
        EmailAddress.self,
        EmptyJsonBody.self,
        EmptyVariable.self,
        FolderWithoutExamples.self,
        GithubToken.self,
        GitlabToken.self,
        GoogleApiKey.self,
        Iban.self,
        InternalHost.self,
        InvalidJsonBody.self,
        JsonWebToken.self,
        MethodDrift.self,
        MissingContentType.self,
        MisspeltKey.self,
        NeverSelected.self,
        NoExamples.self,
        NonstandardCode.self,
        NpmToken.self,
        NullCode.self,
        OldFormat.self,
        OnlyErrorExamples.self,
        OversizedExample.self,
        PartialWildcard.self,
        PasswordValue.self,
        PathDrift.self,
        PostmanApiKey.self,
        PrivateAddress.self,
        PrivateKey.self,
        QueryDrift.self,
        RawVariableInJson.self,
        RequestWithoutExamples.self,
        SchemaMissing.self,
        SendgridKey.self,
        SessionCookie.self,
        ShadowedExample.self,
        ShapeDrift.self,
        SlackToken.self,
        StaleFramingHeader.self,
        StaleValidator.self,
        StripeKey.self,
        UnknownDynamicVariable.self,
        UnresolvedVariable.self,
        UnusableContentType.self,
        UnusedVariable.self,
        UrlCredentials.self,
        V2KeyInV3.self,
        WrongContentType.self,
    ]

    /// The pages of all rules: those of `lint`, and what the readers of files say.
    package static let pages: [RulePage] =
        rules.map { rule in
            var page = rule.page
            page.isFixable = rule is any FixableRule.Type
            return page
        } + ReadingRule.allCases.map { RulePage($0) }

    package static let ids: [String] = pages.map(\.id)

    package static func page(_ id: String) -> RulePage? { byID[id] }

    /// The rules whose findings `lint --fix` can fix.
    package static let fixable: [any FixableRule.Type] = rules.compactMap { $0 as? any FixableRule.Type }

    private static let byID = Dictionary(pages.map { ($0.id, $0) }) { first, _ in first }
}
