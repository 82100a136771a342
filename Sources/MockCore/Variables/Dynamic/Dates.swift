import HTTPMessage

extension DynamicVariable {
    /// Dates around the time of the call, as JavaScript writes them (B-5.20).
    static let dates: [DynamicVariable] = [
        DynamicVariable("$randomDateFuture", .javaScriptDate) { $0.date(within: 1...Dates.yearOfSeconds) },
        DynamicVariable("$randomDatePast", .javaScriptDate) { $0.date(within: -Dates.yearOfSeconds ... -1) },
        DynamicVariable("$randomDateRecent", .javaScriptDate) { $0.date(within: -86_400 ... -1) },
        DynamicVariable("$randomMonth", .oneOf(Dates.months)) { $0.pick(Dates.months) },
        DynamicVariable("$randomWeekday", .oneOf(Dates.weekdays)) { $0.pick(Dates.weekdays) },
    ]
}

extension TextShape {
    fileprivate static let javaScriptDate = TextShape(
        "a date as JavaScript writes it",
        "(Sun|Mon|Tue|Wed|Thu|Fri|Sat) (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) [0-9]{2} [0-9]{4} "
            + #"[0-9]{2}:[0-9]{2}:[0-9]{2} GMT[+-][0-9]{4} \([A-Za-z ]+\)"#)
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

enum Dates {
    fileprivate static let yearOfSeconds = 365 * 86_400

    static let months = [String](
        table: """
            January, February, March, April, May, June, July, August, September, October, November, December
            """)
    static let weekdays = [String](table: "Monday, Tuesday, Wednesday, Thursday, Friday, Saturday, Sunday")
}
