import HTTPMessage

extension [UInt8] {
    /// The bytes that pairs of digits write.
    init(hexadecimal digits: Substring) {
        let values = digits.utf8.compactMap(\.hexadecimalValue)
        self = stride(from: 0, to: values.count - 1, by: 2).map { values[$0] << 4 | values[$0 + 1] }
    }

    var hexadecimal: String { map { String($0 >> 4, radix: 16) + String($0 & 0xF, radix: 16) }.joined() }
}
