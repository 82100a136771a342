import Testing

@testable import PostmanModel

struct TimestampTests {
    @Test(arguments: [
        (0, "1970-01-01T00:00:00.000Z"), (-1, "1969-12-31T23:59:59.999Z"),
        (951_782_400_000, "2000-02-29T00:00:00.000Z"), (1_709_251_199_999, "2024-02-29T23:59:59.999Z"),
        (4_107_542_400_000, "2100-03-01T00:00:00.000Z"), (1_795_424_706_789, "2026-11-23T09:05:06.789Z"),
    ])
    func formatsAsJavaScriptDoes(milliseconds: Int64, text: String) {
        #expect(Timestamp(milliseconds: milliseconds).iso8601 == text)
    }

    @Test(arguments: [
        ("2026-11-23", 1_795_392_000_000, "2026-12-01T00:00:00.000Z"),
        ("2026-12-31", 1_798_675_200_000, "2027-01-01T00:00:00.000Z"),
        ("2024-01-31", 1_706_659_200_000, "2024-02-01T00:00:00.000Z"),
    ])
    func knowsTheNextMonth(day: String, milliseconds: Int64, expected: String) {
        let timestamp = Timestamp(milliseconds: milliseconds)
        #expect(timestamp.iso8601.hasPrefix(day))
        #expect(timestamp.startOfNextMonth.iso8601 == expected)
    }
}
