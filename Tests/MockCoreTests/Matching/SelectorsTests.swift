import HTTPMessage
import Testing

@testable import MockCore
@testable import PostmanModel

struct SelectorsTests {
    @Test func readsEveryHeader() {
        let selectors = Selectors([
            "X-Mock-Response-Code": " 404 ", "x-mock-response-id": "1-2", "X-MOCK-RESPONSE-NAME": "Not found",
            "x-mock-match-request-body": "TRUE", "x-mock-match-request-headers": "a, B ,,c",
            "x-mock-response-delay": "180000", "x-other": "1",
        ])
        #expect(selectors.code == .number(404))
        #expect(selectors.id == "1-2")
        #expect(selectors.name == "Not found")
        #expect(selectors.matchBody == true)
        #expect(selectors.matchHeaders == ["a", "B", "c"])
        #expect(selectors.delayMilliseconds == 180_000)
    }

    @Test(arguments: ["40x", "4.5", "200 OK", "9999999999999999999999"])
    func codesThatAreNoIntegerMatchNothing(value: String) {
        #expect(Selectors(["x-mock-response-code": value]).code == .impossible)
    }

    @Test(arguments: ["", "  "])
    func emptyCountsAsAbsent(value: String) {
        let selectors = Selectors(["x-mock-response-code": value, "x-mock-response-name": value])
        #expect(selectors.code == nil)
        #expect(selectors.name == nil)
    }

    @Test(arguments: ["0", "180001", "-5", "1.5", "soon"])
    func delaysOutOfBoundsAreIgnored(value: String) {
        #expect(Selectors(["x-mock-response-delay": value]).delayMilliseconds == nil)
    }
}
