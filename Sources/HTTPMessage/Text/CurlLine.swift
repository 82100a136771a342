/// A command line that calls a mock, for people to copy.
package struct CurlLine: Sendable {
    package enum Key: Sendable {
        case none
        case known(String)
        /// In the shell variable `API_KEY`.
        case variable
    }

    package var method: String
    package var url: String
    package var key: Key

    package init(method: String, url: String, key: Key = .none) {
        self.method = method
        self.url = url
        self.key = key
    }

    package var text: String {
        var words = ["curl"] + Self.words(forMethod: method)
        switch key {
        case .none: break
        case .known(let key): words += ["-H", ShellWord.quoted("x-api-key: \(key)")]
        case .variable: words += ["-H", "\"x-api-key: $API_KEY\""]
        }
        words.append(ShellWord.quoted(url))
        return words.joined(separator: " ")
    }
    /// What makes curl use a method; nothing where it would anyway.
    package static func words(forMethod method: String, hasBody: Bool = false) -> [String] {
        switch method {
        case hasBody ? "POST" : "GET": []
        case "HEAD": ["--head"]
        default: ["-X", ShellWord.quoted(method)]
        }
    }
}
