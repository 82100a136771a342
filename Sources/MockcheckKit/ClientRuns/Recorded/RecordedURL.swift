import HTTPWire

/// Where a recorded request went: the server, and what was asked of it.
struct RecordedURL: Sendable {
    /// `https://api.example.com:443`, without a path.
    let origin: Endpoint
    /// One text for all spellings of the server.
    let server: String
    /// Path and query, without a fragment.
    let target: String
    /// What of the text names the server.
    private let start: String

    /// Nil for what is not HTTP.
    ///
    /// - Parameter last: one that was read before: nearly always the server is the same, and not taken apart again.
    init?(_ text: String, last: RecordedURL? = nil) {
        if let last, last.isSameServer(text) {
            (origin, server, start) = (last.origin, last.server, last.start)
        } else {
            guard let mark = text.firstRange(of: "://") else { return nil }
            let authority = text[mark.upperBound...].prefix { $0 != "/" && $0 != "?" && $0 != "#" }
            let place = authority.lastIndex(of: "@").map { authority[authority.index(after: $0)...] } ?? authority
            guard let origin = try? Endpoint(url: "\(text[..<mark.upperBound])\(place)") else { return nil }
            self.origin = origin
            server = origin.url.lowercased()
            start = String(text[..<authority.endIndex])
        }
        let rest = Substring(text.utf8.dropFirst(start.utf8.count).prefix { $0 != UInt8(ascii: "#") })
        target = rest.utf8.first == UInt8(ascii: "/") ? String(rest) : "/" + rest
    }

    private func isSameServer(_ text: String) -> Bool {
        guard text.utf8.starts(with: start.utf8) else { return false }
        guard let next = text.utf8.dropFirst(start.utf8.count).first else { return true }
        return "/?#".utf8.contains(next)
    }

    /// What was asked behind a base URL; nil where it was asked of something else.
    func target(behind base: Endpoint) -> String? {
        guard origin.scheme == base.scheme, origin.host.lowercased() == base.host.lowercased(),
            origin.port == base.port, target.hasPrefix(base.pathPrefix)
        else { return nil }
        let rest = target.dropFirst(base.pathPrefix.count)
        guard let first = rest.first else { return "/" }
        return first == "/" ? String(rest) : first == "?" ? "/" + rest : nil
    }
}
