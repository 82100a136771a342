extension DynamicVariable {
    /// Companies and what they say of themselves.
    static let company: [DynamicVariable] = [
        DynamicVariable("$randomCompanyName", .phrase("a company's name")),
        DynamicVariable("$randomCompanySuffix", .word("a company's legal form")),
        DynamicVariable("$randomBs", .phrase("business talk")),
        DynamicVariable("$randomBsAdjective", .phrase("an adjective of business talk")),
        DynamicVariable("$randomBsBuzz", .phrase("a verb of business talk")),
        DynamicVariable("$randomBsNoun", .phrase("a noun of business talk")),
        DynamicVariable("$randomCatchPhrase", .phrase("a catch phrase")),
        DynamicVariable("$randomCatchPhraseAdjective", .phrase("an adjective of a catch phrase")),
        DynamicVariable("$randomCatchPhraseDescriptor", .phrase("a descriptor of a catch phrase")),
        DynamicVariable("$randomCatchPhraseNoun", .phrase("a noun of a catch phrase")),
    ]
}
