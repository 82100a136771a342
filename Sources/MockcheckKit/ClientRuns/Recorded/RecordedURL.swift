import HTTPWire

/// Where a recorded request went: the server, and what was asked of it.
struct RecordedURL: Sendable {
    /// `https://api.example.com:443`, without a path.
    let origin: Endpoint
    /// Path and query, without a fragment.
    let target: String

    /// Nil for what is not HTTP.
    init?(_ text: String) {
        guard let mark = text.firstRange(of: "://") else { return nil }
        let rest = text[mark.upperBound...].prefix { $0 != "#" }
        let authority = rest.prefix { $0 != "/" && $0 != "?" }
        let place = authority.lastIndex(of: "@").map { authority[authority.index(after: $0)...] } ?? authority
        guard let origin = try? Endpoint(url: "\(text[..<mark.upperBound])\(place)") else { return nil }
        self.origin = origin
        let target = rest[authority.endIndex...]
        self.target = target.hasPrefix("/") ? String(target) : "/" + target
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
