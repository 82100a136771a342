extension DynamicVariable {
    /// Words of technical talk, and colours.
    static let words: [DynamicVariable] = [
        DynamicVariable("$randomNoun", .phrase("a noun")),
        DynamicVariable("$randomVerb", .phrase("a verb")),
        DynamicVariable("$randomIngverb", .phrase("a verb in -ing")),
        DynamicVariable("$randomAdjective", .phrase("an adjective")),
        DynamicVariable("$randomAbbreviation", TextShape("an abbreviation", "[A-Z][A-Z0-9]+")),
        DynamicVariable("$randomPhrase", .phrase("a phrase")),
        DynamicVariable("$randomWord", .phrase("a word")),
        DynamicVariable("$randomWords", TextShape("two to five words", Pattern.severalPattern)),
        DynamicVariable("$randomColor", TextShape("a colour", "[a-z]+( [a-z]+)?")),
    ]
}

private enum Pattern {
    /// Words of one to many parts; at least two in all.
    static let severalPattern = "[A-Za-z0-9][A-Za-z0-9'&./-]*( [A-Za-z0-9][A-Za-z0-9'&./-]*){1,14}"
}
