import Foundation
import PostmanModel

/// Finds JSON Web Tokens (RFC 7519): three parts, the first of which is a JSON object with `alg`.
enum JSONWebToken {
    static func found(in text: String) -> [String] {
        guard text.holds("eyJ") else { return [] }
        let words = text.split { character in
            !(character.isASCII && (character.isLetter || character.isNumber || "-_.=".contains(character)))
        }
        return words.filter { word in
            let parts = word.split(separator: ".", omittingEmptySubsequences: false)
            return word.hasPrefix("eyJ") && parts.count == 3 && parts[2].count >= 20 && isHeader(parts[0])
        }.map(String.init)
    }

    private static func isHeader(_ part: Substring) -> Bool {
        var base64 = String(part).replacing("-", with: "+").replacing("_", with: "/")
        base64 += String(repeating: "=", count: (4 - base64.count % 4) % 4)
        guard let data = Data(base64Encoded: base64), let document = try? JSONDocument.parse(Array(data)) else {
            return false
        }
        return document.root["alg"] != nil
    }
}
