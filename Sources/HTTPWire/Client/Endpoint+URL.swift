import HTTPMessage

/// Why a text cannot be used as the URL of an endpoint or a proxy.
package struct EndpointURLError: Error, Sendable, Hashable, CustomStringConvertible {
    package var description: String

    package init(description: String) {
        self.description = description
    }
}

extension Endpoint {
    /// Takes `http://host:port/prefix` or `https://…` apart; a name without a scheme is not guessed at.
    ///
    /// - Throws: why the text is not such a URL. Credentials, a query and a fragment are refused: they would be lost.
    package init(url: String) throws(EndpointURLError) {
        let parts = try URLParts(url)
        guard let scheme = Scheme(rawValue: parts.scheme.lowercased()) else {
            throw EndpointURLError(description: "'\(url)' is not a valid URL: the scheme must be http or https")
        }
        guard parts.user == nil else {
            throw EndpointURLError(
                description: "the URL must not contain credentials; they belong in a variable or the environment")
        }
        guard !parts.path.contains(where: { $0 == "?" || $0 == "#" }) else {
            throw EndpointURLError(description: "'\(url)' must end with a path: requests bring their own query")
        }
        guard parts.path.utf8.allSatisfy({ (0x21..<0x7F).contains($0) }) else {
            throw EndpointURLError(description: "'\(url)' is not a valid URL: its path must be percent-encoded")
        }
        var prefix = Substring(parts.path)
        while prefix.hasSuffix("/") { prefix = prefix.dropLast() }
        self.init(
            scheme: scheme, host: parts.host, port: parts.port ?? scheme.defaultPort, pathPrefix: String(prefix))
    }
}

extension Proxy {
    /// What `HTTPS_PROXY` holds: `http://user:password@host:3128`, or `host:3128`.
    ///
    /// - Throws: why the text is not such a URL.
    package init(url: String) throws(EndpointURLError) {
        let parts = try URLParts(url.contains("://") ? url : "http://\(url)")
        guard parts.scheme.lowercased() == "http" else {
            throw EndpointURLError(description: "the proxy must be an http:// URL: \(parts.scheme) is not supported")
        }
        self.init(host: parts.host, port: parts.port ?? 80, credentials: parts.user)
    }
}

/// A URL's text at its seams.
private struct URLParts {
    var scheme: String
    /// Before the `@`, percent escapes resolved.
    var user: String?
    var host: String
    var port: Int?
    /// Empty, or what begins with `/`, `?` or `#`.
    var path: String

    init(_ text: String) throws(EndpointURLError) {
        guard let mark = text.firstRange(of: "://") else {
            throw EndpointURLError(description: "'\(text)' is not a valid URL: it must begin with http:// or https://")
        }
        scheme = String(text[..<mark.lowerBound])
        let rest = text[mark.upperBound...]
        let authority = rest.prefix { !"/?#".contains($0) }
        path = String(rest[authority.endIndex...])
        var place = authority
        if let at = authority.lastIndex(of: "@") {
            user = PercentCoding.decodeSegmentWithSlashes(String(authority[..<at]))
            place = authority[authority.index(after: at)...]
        }
        var portText: Substring?
        if place.hasPrefix("["), let end = place.firstIndex(of: "]") {
            host = String(place[place.index(after: place.startIndex)..<end])
            let tail = place[place.index(after: end)...]
            portText = tail.isEmpty ? nil : tail
        } else if let colon = place.firstIndex(of: ":") {
            host = String(place[..<colon])
            portText = place[colon...]
        } else {
            host = String(place)
        }
        guard !host.isEmpty, host.utf8.allSatisfy({ Self.isHostByte($0) }) else {
            throw EndpointURLError(description: "'\(text)' is not a valid URL: the host is missing or malformed")
        }
        guard let portText else { return }
        guard portText.first == ":", let number = Int(portText.dropFirst()), (1...65_535).contains(number) else {
            throw EndpointURLError(description: "'\(text)' is not a valid URL: the port must be a number up to 65535")
        }
        port = number
    }

    private static func isHostByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"):
            true
        default: "-._:%".utf8.contains(byte)
        }
    }
}
