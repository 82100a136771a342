import HTTPMessage
import Testing

@testable import Verification

struct HeaderCheckTests {
    private func failures(_ expected: [HeaderField], _ actual: [HeaderField]) -> [String] {
        let expectation = Verification.Expectation(promise: "p", statuses: [200], headers: expected)
        return Judge.failures(of: Reply(status: 200, headers: HeaderList(actual)), against: expectation)
            .map(\.description)
    }

    @Test(arguments: [
        ([HeaderField("X-A", "1")], [HeaderField("x-a", "1")]),
        ([HeaderField("X-A", "1")], [HeaderField("Date", "now"), HeaderField("X-A", "1")]),
        ([HeaderField("X-A", "")], [HeaderField("X-A", "")]),
        (
            [HeaderField("Set-Cookie", "a=1"), HeaderField("X", "y"), HeaderField("set-cookie", "b=2")],
            [HeaderField("SET-COOKIE", "a=1"), HeaderField("Set-Cookie", "b=2"), HeaderField("x", "y")]
        ),
        (
            (0..<300).map { HeaderField("X-\($0)", "\($0)") }, (0..<300).map { HeaderField("x-\($0)", "\($0)") }
        ),
    ])
    func passes(expected: [HeaderField], actual: [HeaderField]) {
        #expect(failures(expected, actual).isEmpty)
    }

    @Test(arguments: [
        ([HeaderField("X-A", "1")], [], "[header] X-A: expected \"1\", got nothing"),
        ([HeaderField("X-A", "1")], [HeaderField("X-A", "2")], "[header] X-A: expected \"1\", got \"2\""),
        ([HeaderField("X-A", "a")], [HeaderField("X-A", "A")], "[header] X-A: expected \"a\", got \"A\""),
        (
            [HeaderField("X-A", "1")], [HeaderField("X-A", "1"), HeaderField("x-a", "1")],
            "[header] X-A: expected \"1\", got \"1\", \"1\""
        ),
        (
            [HeaderField("V", "1"), HeaderField("V", "2")], [HeaderField("V", "2"), HeaderField("V", "1")],
            "[header] V: expected \"1\", \"2\", got \"2\", \"1\""
        ),
        (
            [HeaderField("V", "1"), HeaderField("V", "2")], [HeaderField("V", "1, 2")],
            "[header] V: expected \"1\", \"2\", got \"1, 2\""
        ),
        (
            [HeaderField("V", "1"), HeaderField("V", "1")], [HeaderField("V", "1")],
            "[header] V: expected \"1\", \"1\", got \"1\""
        ),
        (
            (0..<300).map { HeaderField("X-\($0)", "\($0)") },
            (0..<300).map { HeaderField("X-\($0)", $0 == 7 ? "8" : "\($0)") },
            "[header] X-7: expected \"7\", got \"8\""
        ),
        // The same character to a person, not the same bytes.
        ([HeaderField("N", "\u{E9}")], [HeaderField("N", "e\u{301}")], "[header] N: expected \"é\", got \"e\u{301}\""),
        ([HeaderField("C", "a\tb\u{1B}")], [], "[header] C: expected \"a\\tb\\u{1B}\", got nothing"),
    ])
    func fails(expected: [HeaderField], actual: [HeaderField], line: String) {
        #expect(failures(expected, actual).map { Array($0.utf8) } == [Array(line.utf8)])
    }

    @Test(arguments: ["Set-Cookie", "authorization", "X-API-Key", "Cookie", "Proxy-Authorization"])
    func hidesTheValuesOfSensitiveHeaders(name: String) {
        let lines = failures([HeaderField(name, "session=s3cret")], [HeaderField(name, "session=0ther")])
        #expect(lines == ["[header] \(name): expected \"[redacted]\", got \"[redacted]\""])
    }
}
