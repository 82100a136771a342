/// A `{{$name}}` whose value is made anew at every occurrence (B-5.19).
enum DynamicVariable: String, Sendable, CaseIterable {
    case guid = "$guid"
    case randomUUID = "$randomUUID"
    case timestamp = "$timestamp"
    case isoTimestamp = "$isoTimestamp"
    case randomInt = "$randomInt"
    case randomBoolean = "$randomBoolean"

    func value(at now: Timestamp, using random: inout some RandomNumberGenerator) -> String {
        switch self {
        case .guid, .randomUUID: Self.uuid(using: &random)
        case .timestamp: String((now.milliseconds + 500).quotientRoundedDown(by: 1000))
        case .isoTimestamp: now.iso8601
        case .randomInt: String(Int.random(in: 0...1000, using: &random))
        case .randomBoolean: String(Bool.random(using: &random))
        }
    }

    /// A version 4 UUID in lower case.
    private static func uuid(using random: inout some RandomNumberGenerator) -> String {
        let high = (random.next() & ~0xF000) | 0x4000
        let low = (random.next() & ~(0b11 << 62)) | (0b10 << 62)
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
