/// The texts of JSON numbers: one per value, and the one that JavaScript prints.
enum NumberText {
    /// The same text for all spellings of the same IEEE double, as `JSON.parse` makes them: `1`, `1.0`, `1e0`, `10e-1`;
    /// what is too large for one is infinite.
    static func canonical(_ text: ArraySlice<UInt8>) -> [UInt8] {
        guard let double = Double(String(decoding: text, as: UTF8.self)) else { return Array(text) }
        guard double.isFinite else { return Array((double < 0 ? "-inf" : "inf").utf8) }
        let decimal = Decimal(ArraySlice(double.description.utf8))
        guard let decimal, !decimal.digits.isEmpty else { return [UInt8(ascii: "0")] }
        var output: [UInt8] = decimal.isNegative ? [UInt8(ascii: "-")] : []
        output.append(contentsOf: decimal.digits)
        if decimal.exponent != 0 {
            output.append(UInt8(ascii: "e"))
            output.append(contentsOf: Array(String(decimal.exponent).utf8))
        }
        return output
    }

    /// What `JSON.stringify` makes of a parsed number: `1.0` is `1`, `1e21` is `1e+21`, too large is `null`.
    static func printed(_ text: String) -> String {
        guard let double = Double(text), double.isFinite else { return "null" }
        // Swift prints the shortest digits that read back as the same value, as JavaScript does; only the layout differs.
        guard let decimal = Decimal(ArraySlice(double.description.utf8)), !decimal.digits.isEmpty else { return "0" }
        let digits = String(decoding: decimal.digits, as: UTF8.self)
        let count = decimal.digits.count
        let point = count + decimal.exponent
        let magnitude: String
        if point > 21 || point < -5 {
            let fraction = digits.dropFirst()
            let exponent = point - 1
            magnitude =
                "\(digits.prefix(1))\(fraction.isEmpty ? "" : ".")\(fraction)e\(exponent < 0 ? "-" : "+")\(abs(exponent))"
        } else if point >= count {
            magnitude = digits + String(repeating: "0", count: point - count)
        } else if point > 0 {
            magnitude = "\(digits.prefix(point)).\(digits.dropFirst(point))"
        } else {
            magnitude = "0." + String(repeating: "0", count: -point) + digits
        }
        return decimal.isNegative ? "-" + magnitude : magnitude
    }

    /// A decimal number as digits without zeros at either end, times a power of ten; no digits for zero.
    private struct Decimal {
        var isNegative: Bool
        var digits: [UInt8]
        var exponent: Int

        /// Nil where the exponent is too long to count with.
        init?(_ text: ArraySlice<UInt8>) {
            isNegative = text.first == UInt8(ascii: "-")
            let mantissaEnd = text.firstIndex { $0 | 0x20 == UInt8(ascii: "e") } ?? text.endIndex
            let mantissa = text[..<mantissaEnd].drop { $0 == UInt8(ascii: "-") }
            var power = 0
            digits = mantissa.filter { $0 != UInt8(ascii: ".") }
            if let point = mantissa.firstIndex(of: UInt8(ascii: ".")) { power = point + 1 - mantissa.endIndex }
            while digits.last == UInt8(ascii: "0") {
                digits.removeLast()
                power += 1
            }
            digits = Array(digits.drop { $0 == UInt8(ascii: "0") })
            exponent = power
            guard mantissaEnd < text.endIndex, !digits.isEmpty else { return }
            let written = text[(mantissaEnd + 1)...]
            let magnitude = written.drop { $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-") }
                .drop { $0 == UInt8(ascii: "0") }
            guard magnitude.count <= 18 else { return nil }
            let value = magnitude.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
            exponent += written.first == UInt8(ascii: "-") ? -value : value
        }
    }
}
