/// An instant as milliseconds since 1970 in UTC; the core is always told what time it is.
package struct Timestamp: Sendable, Hashable, Comparable {
    package var milliseconds: Int64

    package init(milliseconds: Int64) {
        self.milliseconds = milliseconds
    }

    /// Whole seconds since 1970, rounded down.
    package var seconds: Int64 { milliseconds.quotientRoundedDown(by: 1000) }

    package func advanced(bySeconds seconds: Int) -> Timestamp {
        Timestamp(milliseconds: milliseconds + Int64(seconds) * 1000)
    }

    package static func < (left: Timestamp, right: Timestamp) -> Bool { left.milliseconds < right.milliseconds }

    /// `2026-11-23T04:05:06.789Z`, the form of `{{$isoTimestamp}}`.
    package var iso8601: String {
        let date = CalendarDate(timestamp: self)
        let time = date.secondsOfDay
        let fraction = milliseconds - seconds * 1000
        return "\(padded(date.year, 4))-\(padded(date.month, 2))-\(padded(date.day, 2))"
            + "T\(padded(time / 3600, 2)):\(padded(time / 60 % 60, 2)):\(padded(time % 60, 2))"
            + ".\(padded(Int(fraction), 3))Z"
    }

    /// 00:00 UTC on the first day of the month after this instant: when a usage period ends by default (B-12.12).
    package var startOfNextMonth: Timestamp {
        let date = CalendarDate(timestamp: self)
        let (year, month) = date.month == 12 ? (date.year + 1, 1) : (date.year, date.month + 1)
        return Timestamp(milliseconds: CalendarDate.days(year: year, month: month, day: 1) * 86_400_000)
    }

    private func padded(_ number: Int, _ width: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, width - text.count)) + text
    }
}

/// The proleptic Gregorian calendar in UTC, as far as timestamps need it.
private struct CalendarDate {
    var year: Int
    var month: Int
    var day: Int
    var secondsOfDay: Int

    init(timestamp: Timestamp) {
        let days = timestamp.seconds.quotientRoundedDown(by: 86_400)
        secondsOfDay = Int(timestamp.seconds - days * 86_400)
        // Years are counted from March, so that the leap day is a year's last; 400 years are one cycle.
        let shifted = days + 719_468
        let cycle = shifted.quotientRoundedDown(by: 146_097)
        let dayOfCycle = shifted - cycle * 146_097
        let yearOfCycle = (dayOfCycle - dayOfCycle / 1460 + dayOfCycle / 36_524 - dayOfCycle / 146_096) / 365
        let dayOfYear = dayOfCycle - (365 * yearOfCycle + yearOfCycle / 4 - yearOfCycle / 100)
        let marchMonth = (5 * dayOfYear + 2) / 153
        day = Int(dayOfYear - (153 * marchMonth + 2) / 5 + 1)
        month = Int(marchMonth < 10 ? marchMonth + 3 : marchMonth - 9)
        year = Int(yearOfCycle + cycle * 400) + (month <= 2 ? 1 : 0)
    }

    /// Days since 1970-01-01.
    static func days(year: Int, month: Int, day: Int) -> Int64 {
        let shiftedYear = Int64(month <= 2 ? year - 1 : year)
        let cycle = shiftedYear.quotientRoundedDown(by: 400)
        let yearOfCycle = shiftedYear - cycle * 400
        let dayOfYear = Int64((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1)
        let dayOfCycle = yearOfCycle * 365 + yearOfCycle / 4 - yearOfCycle / 100 + dayOfYear
        return cycle * 146_097 + dayOfCycle - 719_468
    }
}

extension Int64 {
    /// Division that rounds towards negative infinity, as calendars need it before 1970.
    package func quotientRoundedDown(by divisor: Int64) -> Int64 {
        let quotient = self / divisor
        return self % divisor < 0 ? quotient - 1 : quotient
    }
}
