package import HTTPMessage

/// A request that a script of a page wants to make across origins, and what the Fetch standard makes of it (CI-4.1).
package struct PageRequest: Sendable, Hashable {
    /// Normalised: as it will stand on the wire and in `Access-Control-Request-Method` (C2).
    package var method: String
    /// What the script may set; forbidden names are already gone (C5).
    package var headers: [HeaderField]

    /// Nil where no script can make such a request: CONNECT, TRACE, TRACK (C2).
    package init?(method: String, headers: [HeaderField]) {
        guard !Self.isForbiddenMethod(method) else { return nil }
        self.method = Self.normalized(method: method)
        self.headers = headers.filter { !Self.isForbiddenHeader($0) }
    }

    /// Upper-cases six methods and no other: `patch` stays `patch` (C2).
    package static func normalized(method: String) -> String {
        let upper = method.uppercased()
        return ["DELETE", "GET", "HEAD", "OPTIONS", "POST", "PUT"].contains(upper) ? upper : method
    }

    package static func isForbiddenMethod(_ method: some StringProtocol) -> Bool {
        ["CONNECT", "TRACE", "TRACK"].contains(method.uppercased())
    }

    /// Whether a browser ignores a script's wish to set it (C5).
    package static func isForbiddenHeader(_ field: HeaderField) -> Bool {
        let name = field.name.lowercased()
        if forbiddenNames.contains(name) || name.hasPrefix("proxy-") || name.hasPrefix("sec-") { return true }
        guard ["x-http-method", "x-http-method-override", "x-method-override"].contains(name) else { return false }
        return field.value.split(separator: ",").contains { isForbiddenMethod($0.trimmedBlanks) }
    }

    private static let forbiddenNames: Set<String> = [
        "accept-charset", "accept-encoding", "access-control-request-headers", "access-control-request-method",
        "access-control-request-private-network", "connection", "content-length", "cookie", "cookie2", "date", "dnt",
        "expect", "host", "keep-alive", "origin", "referer", "set-cookie", "te", "trailer", "transfer-encoding",
        "upgrade", "via",
    ]

    /// The names that the server must allow: lower-case, each once, sorted by bytes (C4).
    package var unsafeHeaderNames: [String] {
        let safe = headers.filter(SafelistedHeader.isSafelisted)
        let safeSize = safe.reduce(0) { $0 + $1.value.utf8.count }
        let unsafe = safeSize > 1024 ? headers : headers.filter { !SafelistedHeader.isSafelisted($0) }
        return Set(unsafe.map { $0.name.lowercased() }).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    /// Whether the browser asks first (C1).
    package var needsPreflight: Bool {
        !["GET", "HEAD", "POST"].contains(method) || !unsafeHeaderNames.isEmpty
    }

    /// The browser's question, exactly as it asks it: no key, no cookie, no body (C6).
    package func preflight(target: String, origin: String) -> Call {
        var headers = HeaderList([
            HeaderField("Accept", "*/*"), HeaderField("Access-Control-Request-Method", method),
        ])
        let names = unsafeHeaderNames
        if !names.isEmpty { headers.append("Access-Control-Request-Headers", names.joined(separator: ",")) }
        headers.append("Origin", origin)
        return Call(method: "OPTIONS", target: target, headers: headers)
    }
}
