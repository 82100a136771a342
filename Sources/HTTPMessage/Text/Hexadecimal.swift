extension UInt64 {
    /// The lowest `digits` hexadecimal digits of the value, in lower case, after `shift` bits are shifted away.
    package func hexadecimal(from shift: Int = 0, digits: Int) -> String {
        let mask = digits >= 16 ? UInt64.max : (1 << UInt64(digits * 4)) - 1
        let text = String((self >> UInt64(shift)) & mask, radix: 16)
        return String(repeating: "0", count: digits - text.utf8.count) + text
    }
}
