import PostmanModel

/// What makes a text interesting to rules, told from its bytes in one pass.
struct TextTraits: OptionSet, Sendable {
    let rawValue: UInt16

    /// It begins with `Basic ` or `Bearer `.
    static let scheme = TextTraits(rawValue: 1)
    /// It has `://`.
    static let url = TextTraits(rawValue: 2)
    /// It has `@`.
    static let at = TextTraits(rawValue: 4)
    /// It has `eyJ`, with which all JSON Web Tokens begin.
    static let webToken = TextTraits(rawValue: 8)
    /// It has `-----BEGIN `.
    static let pem = TextTraits(rawValue: 16)
    /// It has as many letters and digits in a row as the shortest number of an account or a card.
    static let longWord = TextTraits(rawValue: 32)
    /// It has `{{`.
    static let braces = TextTraits(rawValue: 64)
    /// It has the mark of a vendor with which one of its tokens begins.
    static let token = TextTraits(rawValue: 128)
    /// It stands under `exec`.
    static let script = TextTraits(rawValue: 256)
    /// It stands under the name of a password.
    static let password = TextTraits(rawValue: 512)
    /// It has the mark of an exception from a rule.
    static let exception = TextTraits(rawValue: 1024)

    /// Tells the traits of texts.
    struct Finder: Sendable {
        /// Shorter texts are of no interest.
        private static let shortest = 4
        private static let shortestNumber = 14

        private enum Bytes {
            static let basic = Array("Basic ".utf8)
            static let bearer = Array("Bearer ".utf8)
            static let pem = Array("-----BEGIN ".utf8)
            static let exception = Array(WrittenExceptions.mark.utf8)
        }

        private let scanners: [TokenScanner]
        /// By the first byte of what it looks for.
        private let ofByte: [[Int]]

        init(_ scanners: [TokenScanner]) {
            self.scanners = scanners
            var ofByte = [[Int]](repeating: [], count: 256)
            for (number, scanner) in scanners.enumerated() {
                for byte in scanner.firstBytes { ofByte[Int(byte)].append(number) }
            }
            self.ofByte = ofByte
        }

        /// - Parameter key: the member's name, or the `key` beside a `value`.
        func traits(of value: JSONValue, under key: JSONValue?) -> TextTraits {
            value.withText { text in
                guard text.count >= Self.shortest else { return [] }
                var traits = traits(of: text)
                if let key {
                    if key.isString("exec") { traits.insert(.script) }
                    if PasswordValue.isName(key) { traits.insert(.password) }
                }
                return traits
            }
        }

        private func traits(of text: UnsafeBufferPointer<UInt8>) -> TextTraits {
            var traits: TextTraits = text.starts(with: Bytes.basic) || text.starts(with: Bytes.bearer) ? .scheme : []
            let mayHaveToken = text.count >= TokenScanner.shortestToken
            var word = 0
            for (place, byte) in text.enumerated() {
                word = byte.isLetterOrDigit ? word + 1 : 0
                if word == Self.shortestNumber { traits.insert(.longWord) }
                switch byte {
                case UInt8(ascii: "@"): traits.insert(.at)
                case UInt8(ascii: "{") where Self.follows([UInt8(ascii: "{")], place, text): traits.insert(.braces)
                case UInt8(ascii: ":") where Self.follows([UInt8(ascii: "/"), UInt8(ascii: "/")], place, text):
                    traits.insert(.url)
                case UInt8(ascii: "e") where Self.follows([UInt8(ascii: "y"), UInt8(ascii: "J")], place, text):
                    traits.insert(.webToken)
                case UInt8(ascii: "m") where text[place...].starts(with: Bytes.exception): traits.insert(.exception)
                case UInt8(ascii: "-") where text[place...].starts(with: Bytes.pem): traits.insert(.pem)
                default: break
                }
                if mayHaveToken, !ofByte[Int(byte)].isEmpty, !traits.contains(.token),
                    ofByte[Int(byte)].contains(where: { scanners[$0].mayBegin(in: text, at: place) })
                {
                    traits.insert(.token)
                }
            }
            return traits
        }

        private static func follows(_ next: [UInt8], _ place: Int, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
            text[(place + 1)...].starts(with: next)
        }
    }
}
