import PostmanModel
import Testing

struct RawLanguageTests {
    @Test(
        arguments: [
            ("json", "application/json"), ("XML", "application/xml"), ("html", "text/html"),
            ("javascript", "application/javascript"), ("text", "text/plain"), ("", "text/plain"), (nil, "text/plain"),
        ] as [(String?, String)])
    func isSentAsItsType(language: String?, type: String) {
        #expect(RawLanguage.contentType(of: language) == type)
    }
}
