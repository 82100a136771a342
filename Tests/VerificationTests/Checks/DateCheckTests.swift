import HTTPMessage
import Testing

@testable import Verification

struct DateCheckTests {
    /// Sun, 06 Nov 1994 08:49:37 GMT.
    private static let now: Int64 = 784_111_777

    private func isKept(_ date: String?, isDatedNow: Bool = true) -> Bool {
        var expectation = Expectation(promise: .errors.date, statuses: [200])
        expectation.isDatedNow = isDatedNow
        var reply = Reply(status: 200)
        if let date { reply.headers.append("Date", date) }
        return DateCheck.failure(of: reply, against: expectation, now: Self.now) == nil
    }

    @Test(
        arguments: [
            ("Sun, 06 Nov 1994 08:49:37 GMT", true), ("Sun, 06 Nov 1994 08:49:38 GMT", true),
            ("Sun, 06 Nov 1994 08:47:37 GMT", true), ("Sun, 06 Nov 1994 08:47:36 GMT", false),
            ("Sun, 06 Nov 1994 08:49:39 GMT", false), ("Sun, 06 Nov 1994 09:49:37 GMT", false),
            ("Sunday, 06-Nov-94 08:49:37 GMT", false), ("", false), (nil, false),
        ] as [(String?, Bool)])
    func aDateIsThatOfThisMachine(date: String?, kept: Bool) {
        #expect(isKept(date) == kept)
        #expect(isKept(date, isDatedNow: false))
    }
}
