import MockCore
import PostmanModel

/// Everything that a finding can be about: the list that help texts, the documentation, completions, SARIF, the levels
/// of the manifest and the tests are made from.
package enum RuleCatalogue {
    /// The rules of `lint`, one line each; the families and all texts are their own.
    package static let rules: [any LintRule.Type] = [
        AwsAccessKey.self,
        AwsTemporaryKey.self,
        BareExample.self,
        BasicCredentials.self,
        BearerToken.self,
        BinaryBody.self,
        BodyOnBodilessStatus.self,
        BracketedParameter.self,
        CardNumber.self,
        CharsetMismatch.self,
        ContentTypeDrift.self,
        DoubleSlash.self,
        DuplicateExample.self,
        DuplicateExampleId.self,
        DuplicateExampleName.self,
        DuplicateRequestName.self,
        DuplicateVariable.self,
        EmailAddress.self,
        EmptyJsonBody.self,
        EmptyVariable.self,
        FolderWithoutExamples.self,
        GeneratorPlaceholder.self,
        GithubToken.self,
        GitlabToken.self,
        GoogleApiKey.self,
        Iban.self,
        InternalHost.self,
        InvalidFormBody.self,
        InvalidJsonBody.self,
        InvalidRequestJson.self,
        InvalidXmlBody.self,
        JsonWebToken.self,
        MethodDrift.self,
        MissingContentType.self,
        MisspeltKey.self,
        NameSaysOtherCode.self,
        NeedsID.self,
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
        SavedSelector.self,
        SchemaMissing.self,
        SendgridKey.self,
        SessionCookie.self,
        ShadowedExample.self,
        ShapeDrift.self,
        SingleOrigin.self,
        SlackToken.self,
        StaleFramingHeader.self,
        StaleValidator.self,
        StatusTextMismatch.self,
        StripeKey.self,
        StripeTestKey.self,
        SwallowedContent.self,
        TestStatusMismatch.self,
        UnknownDynamicVariable.self,
        UnresolvedInResponse.self,
        UnresolvedVariable.self,
        UntypedRequestBody.self,
        UnusableContentType.self,
        UnusableCorsHeader.self,
        UnusedVariable.self,
        UrlCredentials.self,
        UrlRawDrift.self,
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

    /// The rules whose findings `TokenSweep` looks for.
    static let tokenRules: [any TokenRule.Type] = rules.compactMap { $0 as? any TokenRule.Type }

    private static let byID = Dictionary(pages.map { ($0.id, $0) }) { first, _ in first }
}
