import PostmanModel
import Testing

@testable import Verification

struct ReportTimeTests {
    @Test(arguments: [
        (0, "0.000"), (7, "0.007"), (41, "0.041"), (1_563, "1.563"), (1_234_000, "1234.000"), (-5, "0.000"),
    ])
    func secondsHaveThreeDecimals(milliseconds: Int64, expected: String) {
        #expect(ReportTime.seconds(milliseconds: milliseconds) == expected)
    }

    @Test(arguments: [
        (0, "1970-01-01T00:00:00"), (951_782_400_000, "2000-02-29T00:00:00"), (951_868_799_999, "2000-02-29T23:59:59"),
        (1_787_393_730_118, "2026-08-22T10:15:30"), (4_107_542_400_000, "2100-03-01T00:00:00"),
        (-1, "1969-12-31T23:59:59"),
    ])
    func timestampsAreUTCWithoutAZone(milliseconds: Int64, expected: String) {
        #expect(ReportTime.timestamp(Timestamp(milliseconds: milliseconds)) == expected)
    }

    @Test func theExactInstantHasMillisecondsAndAZone() {
        #expect(ReportTime.exactTimestamp(Timestamp(milliseconds: 1_787_393_730_118)) == "2026-08-22T10:15:30.118Z")
    }

    @Test(
        arguments: [
            (.milliseconds(41), 41), (.microseconds(499), 0), (.microseconds(500), 1), (.seconds(2), 2000),
        ] as [(Duration, Int64)])
    func durationsAreRounded(duration: Duration, milliseconds: Int64) {
        #expect(duration.milliseconds == milliseconds)
    }
}
