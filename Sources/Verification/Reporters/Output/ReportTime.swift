import PostmanModel

/// Times as readers of reports want them, whatever the locale (CI-1.5.7).
enum ReportTime {
    /// Seconds with three decimals; never negative.
    static func seconds(milliseconds: Int64) -> String {
        let milliseconds = max(0, milliseconds)
        return "\(milliseconds / 1000).\(padded(milliseconds % 1000, 3))"
    }

    /// `2026-08-22T10:15:30`: UTC without saying so.
    static func timestamp(_ instant: Timestamp) -> String {
        let seconds = instant.seconds
        let secondOfDay = (seconds % 86400 + 86400) % 86400
        let (year, month, day) = civilDate(daysSince1970: (seconds - secondOfDay) / 86400)
        let date = "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
        return
            "\(date)T\(padded(secondOfDay / 3600, 2)):\(padded(secondOfDay / 60 % 60, 2)):\(padded(secondOfDay % 60, 2))"
    }

    /// `2026-08-22T10:15:30.118Z`, the exact instant by RFC 3339.
    static func exactTimestamp(_ instant: Timestamp) -> String {
        "\(timestamp(instant)).\(padded(instant.milliseconds - instant.seconds * 1000, 3))Z"
    }

    /// The Gregorian date, reckoned in years that begin in March so that the leap day is the last.
    private static func civilDate(daysSince1970 days: Int64) -> (year: Int64, month: Int64, day: Int64) {
        // 1970-01-01 is day 719,468 of an era of 146,097 days (400 years) that began on 0000-03-01.
        let shifted = max(0, days + 719_468)
        let dayOfEra = shifted % 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let marchMonth = (5 * dayOfYear + 2) / 153
        let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
        let year = shifted / 146_097 * 400 + yearOfEra + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * marchMonth + 2) / 5 + 1)
    }

    /// The inverse of `civilDate`.
    static func daysSince1970(year: Int64, month: Int64, day: Int64) -> Int64 {
        let year = month <= 2 ? year - 1 : year
        let era = year / 400
        let yearOfEra = year - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    private static func padded(_ number: Int64, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}

extension Timestamp {
    /// - Parameter text: as `ReportTime.exactTimestamp` writes it.
    init?(reportTime text: String) {
        let numbers = text.split { "-T:.Z".contains($0) }.map { Int64($0) }
        guard numbers.count == 7, !numbers.contains(nil) else { return nil }
        let parts = numbers.compactMap(\.self)
        let days = ReportTime.daysSince1970(year: parts[0], month: parts[1], day: parts[2])
        let seconds = days * 86_400 + parts[3] * 3600 + parts[4] * 60 + parts[5]
        self.init(milliseconds: seconds * 1000 + parts[6])
    }
}

extension Duration {
    /// Rounded to the nearest millisecond.
    var milliseconds: Int64 {
        components.seconds * 1000 + (components.attoseconds + 500_000_000_000_000) / 1_000_000_000_000_000
    }
}
