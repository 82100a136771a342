import HTTPMessage
import Testing

@testable import Verification

struct FetchHeadersTests {
    @Test(
        arguments: [
            ([], nil), ([""], ""), ([" a\t"], "a"), (["a", "b"], "a, b"), (["", "*"], ", *"), (["a,b"], "a,b"),
        ] as [([String], String?)])
    func joinsLines(lines: [String], value: String?) {
        let headers = HeaderList(lines.map { HeaderField("X", $0) })
        #expect(FetchHeaders(headers: headers).value("x") == value)
    }

    @Test(
        arguments: [
            ([], .absent), ([""], .tokens([])), (["a"], .tokens(["a"])), (["a , b", "c"], .tokens(["a", "b", "c"])),
            ([",a,,\t,b,"], .tokens(["a", "b"])), (["*"], .tokens(["*"])), (["a b"], .malformed(member: "a b")),
            (["a", "b;c"], .malformed(member: "b;c")), (["\"a\""], .malformed(member: "\"a\"")),
            (["é"], .malformed(member: "é")), (["!#$%&'*+-.^_`|~09azAZ"], .tokens(["!#$%&'*+-.^_`|~09azAZ"])),
        ] as [([String], FetchHeaders.TokenList)])
    func parsesLists(lines: [String], tokens: FetchHeaders.TokenList) {
        let headers = HeaderList(lines.map { HeaderField("X", $0) })
        #expect(FetchHeaders(headers: headers).tokens("x") == tokens)
    }
}
