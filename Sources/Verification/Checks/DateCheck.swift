import HTTPMessage

/// A server on this machine dates its responses by this machine's clock (RFC 9110, 6.6.1).
enum DateCheck {
    /// In seconds; a response may have waited, and a second may just have ended.
    private static let (longestAgo, longestAhead): (Int64, Int64) = (120, 1)

    /// - Parameter now: seconds since 1970.
    static func failure(of reply: Reply, against expectation: Expectation, now: Int64) -> CheckFailure? {
        guard expectation.isDatedNow else { return nil }
        let date = reply.headers["Date"]
        let isNow = (now - longestAgo...now + longestAhead).contains { HTTPDate.format(epochSeconds: $0) == date }
        guard !isNow else { return nil }
        let text =
            "Date: expected \(HTTPDate.format(epochSeconds: now)), got \(date.map { Excerpt.quoted($0) } ?? "nothing")"
        return CheckFailure(.header, promise: expectation.promise, text: text)
    }
}
