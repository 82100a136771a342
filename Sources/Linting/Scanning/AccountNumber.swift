import HTTPMessage

/// Finds numbers of bank accounts and cards whose check digits are right.
enum AccountNumber {
    /// What payment providers publish for tests.
    private static let testCards: Set<String> = [
        "4242424242424242", "4111111111111111", "4000056655665556", "5555555555554444", "5105105105105100",
        "378282246310005", "371449635398431", "6011111111111117", "4012888888881881", "2223003122003222",
        "5200828282828210", "4000000000000002", "4444333322221111", "4917610000000000", "5431111111111111",
    ]

    /// The countries that have IBANs and how long theirs are (ISO 13616 registry).
    private static let ibanLengths: [Substring: Int] = {
        let registry = """
            AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 \
            EG29 ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 \
            KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 \
            PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 \
            VA22 VG24 XK20 YE30
            """
        let pairs = registry.split(separator: " ").compactMap { entry in
            Int(entry.dropFirst(2)).map { (entry.prefix(2), $0) }
        }
        return Dictionary(pairs) { first, _ in first }
    }()

    /// ISO 13616: country, check digits and as many more as the country has; the whole modulo 97 is 1.
    static func ibans(in text: String) -> [String] {
        words(in: text, lengths: 15...34).filter { word in
            let bytes = Array(word.utf8)
            guard ibanLengths[word.prefix(2)] == bytes.count, bytes[2].isDigit, bytes[3].isDigit,
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
            return sum % 10 == 0 && Set(word.utf8).count >= 6
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
    fileprivate var isCapital: Bool { (0x41...0x5A).contains(self) }
}
