import Foundation

/// Finds PEM blocks of private keys that hold a key.
enum PrivateKeyText {
    static func found(in text: String) -> [String] {
        guard text.holds("-----BEGIN "), let begin = text.range(of: "PRIVATE KEY-----") else { return [] }
        let content = text[begin.upperBound...].prefix { $0 != "-" }
        return content.filter { $0.isLetter || $0.isNumber }.count >= 64 ? ["-----BEGIN PRIVATE KEY-----"] : []
    }
}
