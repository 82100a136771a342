import Testing

@testable import Verification

struct TerminalTextTests {
    /// What a name or a message may hold, and what a log gets (CI-0.5, CI-2.3).
    @Test(arguments: [
        ("plain", "plain"), ("\u{1B}[31mred\u{1B}[0m", "red"), ("a\u{202E}b\u{2066}", "a\\u{202E}b\\u{2066}"),
        ("::error::x", "\u{200B}::error::x"), ("  ::set-env::x", "  \u{200B}::set-env::x"),
        ("::\u{301}x", "\u{200B}::\u{301}x"), ("a ::error::x", "a ::error::x"),
        ("first\n::warning::x\nlast", "first\n\u{200B}::warning::x\nlast"), ("##vso[x]", "#\u{200B}#vso[x]"),
    ])
    func aBlockHoldsNoCommand(text: String, shown: String) {
        // Compared by scalars: an invisible blank and what follows it may be one character.
        #expect(Array(TerminalText.block(text).unicodeScalars) == Array(shown.unicodeScalars))
    }
}
