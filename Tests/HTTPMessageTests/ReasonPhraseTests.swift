import HTTPMessage
import Testing

struct ReasonPhraseTests {
    @Test(arguments: [
        (200, "OK"), (404, "Not Found"), (413, "Content Too Large"), (511, "Network Authentication Required"),
    ])
    func namesRegisteredStatuses(_ status: Int, _ phrase: String) {
        #expect(ReasonPhrase.of(status) == phrase)
    }

    @Test(arguments: [0, 299, 600, 999, -1])
    func isEmptyForOthers(_ status: Int) {
        #expect(ReasonPhrase.of(status).isEmpty)
    }
}
