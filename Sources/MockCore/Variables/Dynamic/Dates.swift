import HTTPMessage
import PostmanModel

extension DynamicValue {
    /// Dates around the time of the call, as JavaScript writes them (B-5.20).
    static let dates: [DynamicValue] = [
        DynamicValue("$randomDateFuture") { $0.date(within: 1...Dates.yearOfSeconds) },
        DynamicValue("$randomDatePast") { $0.date(within: -Dates.yearOfSeconds ... -1) },
        DynamicValue("$randomDateRecent") { $0.date(within: -86_400 ... -1) },
        DynamicValue("$randomMonth") { $0.pick(DocumentedWords.months) },
        DynamicValue("$randomWeekday") { $0.pick(DocumentedWords.weekdays) },
    ]
}

extension SampleSource {
    /// `Tue Mar 17 2026 14:03:11 GMT+0000 (Coordinated Universal Time)`
    fileprivate mutating func date(within seconds: ClosedRange<Int>) -> String {
        let date = HTTPDate.format(epochSeconds: now.advanced(bySeconds: integer(seconds)).seconds)
        // "Tue, 17 Mar 2026 14:03:11 GMT" has the same parts in another order.
        let parts = date.split(separator: " ")
        return "\(parts[0].dropLast()) \(parts[2]) \(parts[1]) \(parts[3]) \(parts[4]) GMT+0000"
            + " (Coordinated Universal Time)"
    }
}

private enum Dates {
    static let yearOfSeconds = 365 * 86_400
}
