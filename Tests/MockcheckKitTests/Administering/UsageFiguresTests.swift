import PostmanModel
import Testing

@testable import MockcheckKit

struct UsageFiguresTests {
    @Test(arguments: [
        (UsageFigures(used: 0), "0 calls used"), (UsageFigures(used: 1), "1 call used"),
        (UsageFigures(used: 7, limit: 10), "7 of 10 calls used"),
        (
            UsageFigures(used: 10, overage: 3, limit: 10, resetsAt: "2026-12-01T00:00:00.000Z"),
            "10 of 10 calls used, 3 beyond the limit; resets on 2026-12-01T00:00:00.000Z"
        ),
    ])
    func aPersonReadsOneSentence(usage: UsageFigures, sentence: String) {
        #expect(usage.sentence == sentence)
    }

    @Test func aProgramReadsWhatIsNotKnownAsNull() {
        #expect(UsageFigures(used: 2).json.text == #"{"used":2,"overage":0,"limit":null,"resetsAt":null}"#)
    }
}
