extension Timestamp {
    /// Reads `2026-12-01T00:00:00Z`, with a fraction or an offset where wanted, or `2026-12-01` for its midnight in UTC.
    package init?(iso8601 text: String) {
        var scanner = TimestampScanner(text)
        guard let date = scanner.date() else { return nil }
        var milliseconds = date * 86_400_000
        if !scanner.isAtEnd {
            guard scanner.skip("T") || scanner.skip("t") || scanner.skip(" "), let time = scanner.time(),
                let offset = scanner.offsetMinutes()
            else { return nil }
            milliseconds += time - offset * 60_000
        }
        guard scanner.isAtEnd else { return nil }
        self.init(milliseconds: milliseconds)
    }
}

private struct TimestampScanner {
    private var rest: Substring.UTF8View

    init(_ text: String) {
        rest = Substring(text).utf8
    }

    var isAtEnd: Bool { rest.isEmpty }

    mutating func skip(_ character: Unicode.Scalar) -> Bool {
        guard rest.first == UInt8(ascii: character) else { return false }
        rest.removeFirst()
        return true
    }

    /// Days since 1970-01-01 of `YYYY-MM-DD`; nil for a date that no calendar has.
    mutating func date() -> Int64? {
        guard let year = number(digits: 4), skip("-"), let month = number(digits: 2), skip("-"),
            let day = number(digits: 2), (1...12).contains(month)
        else { return nil }
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        guard day >= 1, day <= lengths[Int(month) - 1] else { return nil }
        // Counts leap days up to the end of the year before.
        let before = year - 1
        let leapDays = before / 4 - before / 100 + before / 400
        let firstOfYear = before * 365 + leapDays - 719_162
        return firstOfYear + Int64(lengths[..<(Int(month) - 1)].reduce(0, +)) + day - 1
    }

    /// Milliseconds since midnight of `HH:MM:SS` with an optional fraction.
    mutating func time() -> Int64? {
        guard let hour = number(digits: 2), hour < 24, skip(":"), let minute = number(digits: 2), minute < 60,
            skip(":"), let second = number(digits: 2), second < 60
        else { return nil }
        var milliseconds = ((hour * 60 + minute) * 60 + second) * 1000
        if skip(".") {
            let fraction = rest.prefix { (48...57).contains($0) }
            guard !fraction.isEmpty else { return nil }
            rest.removeFirst(fraction.count)
            let digits = fraction.prefix(3).map { Int64($0) - 48 } + [0, 0]
            milliseconds += digits[0] * 100 + digits[1] * 10 + digits[2]
        }
        return milliseconds
    }

    /// Minutes east of UTC of `Z`, `+02:00` or `-0330`.
    mutating func offsetMinutes() -> Int64? {
        if skip("Z") || skip("z") { return 0 }
        let isEast = skip("+")
        guard isEast || skip("-"), let hours = number(digits: 2), hours < 24 else { return nil }
        _ = skip(":")
        guard let minutes = number(digits: 2), minutes < 60 else { return nil }
        return (isEast ? 1 : -1) * (hours * 60 + minutes)
    }

    private mutating func number(digits: Int) -> Int64? {
        let text = rest.prefix(digits)
        guard text.count == digits, text.allSatisfy({ (48...57).contains($0) }) else { return nil }
        rest.removeFirst(digits)
        return text.reduce(0) { $0 * 10 + Int64($1) - 48 }
    }
}
