import HTTPMessage

/// Recognises status codes in words.
enum StatusWords {
    private static let byPhrase: [String: Int] = {
        let pairs = (200..<600).map { (ReasonPhrase.of($0).lowercased(), $0) }.filter { !$0.0.isEmpty }
        let older = [
            ("moved temporarily", 302), ("request entity too large", 413), ("payload too large", 413),
            ("unprocessable entity", 422), ("request-uri too long", 414), ("server error", 500),
        ]
        return Dictionary(pairs + older) { first, _ in first }
    }()

    /// The code whose phrase the whole text is.
    static func code(ofPhrase text: String) -> Int? { byPhrase[text.lowercased()] }

    /// The code that a name says without doubt: at its start, alone, or followed by its own phrase; nil for a name that
    /// says several.
    static func code(saidBy name: String) -> Int? {
        let words = name.split { !($0.isLetter || $0.isNumber || $0 == "'") }
        let numbers = words.enumerated().filter { place, word in
            guard word.utf8.count == 3, let code = Int(word), !ReasonPhrase.of(code).isEmpty, code >= 200 else {
                return false
            }
            let phrase = ReasonPhrase.of(code).lowercased().split(separator: " ")
            let rest = words.dropFirst(place + 1).map { $0.lowercased() }
            return place == 0 && words.count <= 4 || rest.starts(with: phrase.map(String.init))
                || words.count == 2 && ["response", "http", "status", "code"].contains(words[0].lowercased())
        }
        let codes = Set(numbers.compactMap { Int($0.element) })
        return codes.count == 1 ? codes.first : nil
    }
}
