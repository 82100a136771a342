import Logging
import MockServer
import PostmanModel
import Testing

struct LogFormatTests {
    private static let time = Timestamp(milliseconds: 1_795_708_766_848)

    @Test(
        arguments: [
            ("plain", ["b": "2", "a": "1"], "2026-11-26T15:59:26.848Z info plain a=1 b=2\n"),
            ("a.json:3:5: error", [:], "2026-11-26T15:59:26.848Z info a.json:3:5: error\n"),
            (
                "x", ["t": "a b\"c", "e": "", "u": "é"],
                "2026-11-26T15:59:26.848Z info x e=\"\" t=\"a b\\\"c\" u=\"é\"\n"
            ),
            (
                "two\nlines\u{1B}[2J", ["t": "\u{7}"],
                "2026-11-26T15:59:26.848Z info two\u{FFFD}lines\u{FFFD}[2J t=\"\u{FFFD}\"\n"
            ),
        ] as [(String, Logger.Metadata, String)])
    func textIsOneLine(message: String, metadata: Logger.Metadata, line: String) {
        #expect(LogFormat.text.line(.info, message, metadata, at: Self.time) == line)
    }

    @Test func jsonIsOneObject() throws {
        let line = LogFormat.json.line(.warning, "two\nlines \"", ["mock": "a\u{1}"], at: Self.time)
        #expect(line.filter { $0 == "\n" }.count == 1)
        let object = try JSONDocument.parse(Array(line.utf8)).root
        #expect(object["message"]?.string == "two\nlines \"")
        #expect(object["mock"]?.string == "a\u{1}")
        #expect(object["level"]?.string == "warning")
        #expect(object["time"]?.string == "2026-11-26T15:59:26.848Z")
    }
}
