import Testing

@testable import Verification

struct TemplateMatcherTests {
    private static let uuid = "0f8fad5b-d9cb-469f-a165-70867728950e"

    private func mismatch(_ template: String, _ body: String) -> TemplateMatcher.Mismatch? {
        switch TemplateMatcher(TemplateText.parts(template)).outcome(in: Array(body.utf8)) {
        case .matched: return nil
        case .mismatch(let mismatch): return mismatch
        case .tooOpen:
            Issue.record("too open: \(template)")
            return nil
        }
    }

    @Test(arguments: [
        ("", ""), ("a", "a"), ("<uuid>", uuid), ("<epoch>", "1785000000"), ("<iso>", "2026-11-22T09:08:07.065Z"),
        ("<0...1000>", "0"), ("<0...1000>", "1000"), ("<bool>", "true"), ("<bool>", "false"),
        ("<text>", "x"), (#"{"id":"<uuid>","n":<1>}"#, #"{"id":"\#(uuid)","n":7}"#),
        ("<uuid><uuid>", uuid + uuid),
        // One number may end early so that the next has something left.
        ("<0...1000><0...1000>", "1000"), ("<0...1000>0<0...1000>", "10001"),
        ("<text>ab<text>", "ababab"), ("<text>ab", "xabab"), ("<text><text><text>", "abc"),
        ("<text><bool>!", "truefalse!"),
        // The first stretch that fits is not the one to take: the number decides.
        ("<text>=<1>;", "a=b=7;"),
    ])
    func matches(template: String, body: String) {
        #expect(mismatch(template, body) == nil)
    }

    @Test(arguments: [
        ("ab", "ac", 0, "ab"), ("ab", "a", 0, "ab"),
        ("<uuid>", "0f8fad5b-d9cb-169f-a165-70867728950e", 0, "<uuid>"),
        ("<uuid>", "0f8fad5b-d9cb-469f-c165-70867728950e", 0, "<uuid>"),
        ("<uuid>", uuid.uppercased(), 0, "<uuid>"), ("<uuid>", "{{$guid}}", 0, "<uuid>"),
        ("<iso>", "2026-11-22T09:08:07Z", 0, "<iso>"), ("<epoch>", "now", 0, "<epoch>"),
        ("<0...1000>", "-1", 0, "<0...1000>"), ("<bool>", "True", 0, "<bool>"),
        ("<text>", "", 0, "<text>"), ("a<text>b", "ab", 2, "b"), ("<text>ab<text>", "xab", 3, "<text>"),
        ("n=<1,2>,", "n=42;", 4, ","),
    ])
    func findsThePartThatDoesNotFit(template: String, body: String, offset: Int, part: String) {
        let wanted = TemplateText.parts(part)[0]
        #expect(mismatch(template, body) == TemplateMatcher.Mismatch(offset: offset, wanted: .part(wanted)))
    }

    @Test(arguments: [
        ("", "a", 0), ("a", "ab", 1), ("<epoch>", "178500000000", 11), ("<0...1000>", "1001", 3),
        ("<0...1000>", "007", 1), ("<bool>", "true ", 4),
    ])
    func findsWhatIsTooMuch(template: String, body: String, offset: Int) {
        #expect(mismatch(template, body) == TemplateMatcher.Mismatch(offset: offset, wanted: .end))
    }

    /// What a backtracking matcher would never finish: every split of the text among the holes fails at the last byte.
    @Test(.timeLimit(.minutes(1)))
    func adjacentHolesDoNotBlowUp() {
        let holes = String(repeating: "<text>", count: 12) + String(repeating: "<1,7>", count: 12)
        let body = String(repeating: "1", count: 1000)
        #expect(mismatch(holes + "!", body) != nil)
        #expect(mismatch(holes, body) == nil)
        #expect(mismatch(String(repeating: "<text>1111112", count: 25), body) != nil)
    }

    /// More starts than are tried one by one, so that the searching way is taken.
    @Test func findsALiteralBehindManyEnds() {
        let numbers = String(repeating: "<1,10>", count: 8)
        let digits = String(repeating: "12", count: 30)
        #expect(mismatch(numbers + "1212<text>", digits) == nil)
        #expect(mismatch(numbers + "1212", digits) == nil, "only the last place will do")
        #expect(mismatch(numbers + "22<text>", digits) != nil)
    }
}
