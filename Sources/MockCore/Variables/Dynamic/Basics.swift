extension DynamicVariable {
    /// Identifiers, times, numbers and single characters.
    static let basics: [DynamicVariable] = [
        DynamicVariable("$guid", .uuid) { $0.uuid() },
        DynamicVariable("$randomUUID", .uuid) { $0.uuid() },
        DynamicVariable("$timestamp", TextShape("seconds since 1970", "0|-?[1-9][0-9]{0,10}")) {
            String(($0.now.milliseconds + 500).quotientRoundedDown(by: 1000))
        },
        DynamicVariable(
            "$isoTimestamp",
            TextShape(
                "an ISO 8601 time with milliseconds and Z",
                #"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}Z"#)
        ) { $0.now.iso8601 },
        DynamicVariable("$randomInt", TextShape("an integer from 0 to 1000", "0|[1-9][0-9]{0,2}|1000")) {
            String($0.integer(0...1000))
        },
        DynamicVariable("$randomBoolean", TextShape("true or false", "true|false")) {
            $0.integer(0...1) == 1 ? "true" : "false"
        },
        DynamicVariable("$randomAlphaNumeric", TextShape("one lower-case letter or digit", "[0-9a-z]")) {
            $0.characters(1, of: "0123456789abcdefghijklmnopqrstuvwxyz")
        },
    ]
}

extension SampleSource {
    /// A version 4 UUID in lower case.
    fileprivate mutating func uuid() -> String {
        let high = (bits() & ~0xF000) | 0x4000
        let low = (bits() & ~(0b11 << 62)) | (0b10 << 62)
        return [
            high.hexadecimal(from: 32, digits: 8), high.hexadecimal(from: 16, digits: 4),
            high.hexadecimal(from: 0, digits: 4), low.hexadecimal(from: 48, digits: 4),
            low.hexadecimal(from: 0, digits: 12),
        ].joined(separator: "-")
    }
}

extension UInt64 {
    /// So many hexadecimal digits of the value, after its lowest bits are shifted away.
    func hexadecimal(from shift: Int, digits: Int) -> String {
        let mask = digits >= 16 ? UInt64.max : (1 << UInt64(digits * 4)) - 1
        let text = String((self >> UInt64(shift)) & mask, radix: 16)
        return String(repeating: "0", count: digits - text.count) + text
    }
}
