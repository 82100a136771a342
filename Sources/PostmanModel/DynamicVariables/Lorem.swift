extension DynamicVariable {
    /// Filler text in a kind of Latin, all of it on one line: a line break would end a JSON string or a header.
    static let lorem: [DynamicVariable] = [
        DynamicVariable("$randomLoremWord", TextShape("a lower-case word", "[a-z]+")),
        DynamicVariable("$randomLoremWords", TextShape("lower-case words", "[a-z]+( [a-z]+)*")),
        DynamicVariable("$randomLoremSlug", TextShape("lower-case words with hyphens", "[a-z]+(-[a-z]+)*")),
        DynamicVariable("$randomLoremSentence", TextShape("a sentence", Pattern.sentencePattern)),
        DynamicVariable("$randomLoremSentences", .sentences),
        DynamicVariable("$randomLoremParagraph", .sentences),
        DynamicVariable("$randomLoremParagraphs", .sentences),
        DynamicVariable("$randomLoremLines", .sentences),
        DynamicVariable("$randomLoremText", TextShape("words or sentences", #"[A-Za-z]+( [A-Za-z]+\.?|\.)*"#)),
    ]
}

extension TextShape {
    fileprivate static let sentences = TextShape(
        "sentences", "\(Pattern.sentencePattern)( \(Pattern.sentencePattern))*")
}

private enum Pattern {
    static let sentencePattern = #"[A-Z][a-z]*( [a-z]+)*\."#
}
