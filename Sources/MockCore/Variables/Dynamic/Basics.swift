import HTTPMessage
import PostmanModel

extension DynamicValue {
    /// Identifiers, times, numbers and single characters.
    static let basics: [DynamicValue] = [
        DynamicValue("$guid") { $0.uuid() },
        DynamicValue("$randomUUID") { $0.uuid() },
        DynamicValue("$timestamp") {
            String(($0.now.milliseconds + 500).quotientRoundedDown(by: 1000))
        },
        DynamicValue("$isoTimestamp") { $0.now.iso8601 },
        DynamicValue("$randomInt") {
            String($0.integer(0...1000))
        },
        DynamicValue("$randomBoolean") {
            $0.integer(0...1) == 1 ? "true" : "false"
        },
        DynamicValue("$randomAlphaNumeric") {
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
