/// Finds numbers of bank accounts and cards whose check digits are right.
enum AccountNumber {
    /// What payment providers publish for tests.
    private static let testCards: Set<String> = [
        "4242424242424242", "4111111111111111", "4000056655665556", "5555555555554444", "5105105105105100",
        "378282246310005", "371449635398431", "6011111111111117", "4012888888881881", "2223003122003222",
        "5200828282828210", "4000000000000002", "4444333322221111", "4917610000000000", "5431111111111111",
    ]

    /// ISO 13616: country, check digits, at least eleven more; the whole modulo 97 is 1.
    static func ibans(in text: String) -> [String] {
        words(in: text, lengths: 15...34).filter { word in
            let bytes = Array(word.utf8)
            guard bytes[0].isCapital, bytes[1].isCapital, bytes[2].isDigit, bytes[3].isDigit,
                bytes[4...].allSatisfy({ $0.isCapital || $0.isDigit }), bytes[4...].filter(\.isDigit).count >= 8
            else { return false }
            let remainder = (bytes[4...] + bytes[..<4]).reduce(0) { sum, byte in
                byte.isDigit ? (sum * 10 + Int(byte) - 0x30) % 97 : (sum * 100 + Int(byte) - 0x37) % 97
            }
            return remainder == 1
        }
    }

    static func cards(in text: String) -> [String] {
        words(in: text, lengths: 14...16).filter { word in
            guard word.utf8.allSatisfy(\.isDigit), hasKnownIssuer(word), !testCards.contains(word) else { return false }
            let sum = word.utf8.reversed().enumerated().reduce(0) { sum, entry in
                let digit = Int(entry.element) - 0x30
                guard entry.offset % 2 == 1 else { return sum + digit }
                return sum + (digit > 4 ? digit * 2 - 9 : digit * 2)
            }
            return sum % 10 == 0 && Set(word.utf8).count >= 4
        }
    }

    private static func hasKnownIssuer(_ number: String) -> Bool {
        switch number.utf8.count {
        case 16: ["4", "51", "52", "53", "54", "55", "6011"].contains { number.hasPrefix($0) }
        case 15: number.hasPrefix("34") || number.hasPrefix("37")
        default: false
        }
    }

    /// Runs of ASCII letters and digits; long texts are passed over quickly where they have no digits in a row.
    private static func words(in text: String, lengths: ClosedRange<Int>) -> [String] {
        var text = text
        return text.withUTF8 { bytes in
            var words: [String] = []
            var start = 0
            for index in 0...bytes.count where index == bytes.count || !bytes[index].isLetterOrDigit {
                // A number behind a point is a fraction, one behind a sign or a dash a part of an identifier.
                let isPart =
                    start > 0 && [UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_")].contains(bytes[start - 1])
                if lengths.contains(index - start), !isPart {
                    words.append(String(decoding: bytes[start..<index], as: UTF8.self))
                }
                start = index + 1
            }
            return words
        }
    }
}

extension UInt8 {
    fileprivate var isDigit: Bool { (0x30...0x39).contains(self) }
    fileprivate var isCapital: Bool { (0x41...0x5A).contains(self) }
}
