/// Where requests go: a scheme, a host, a port, and what is before the path.
///
/// Equal endpoints share their connections. The host is a name, an IPv4 or an IPv6 address, without brackets.
package struct Endpoint: Sendable {
    package enum Scheme: String, Sendable, Hashable, CaseIterable {
        case http, https

        package var defaultPort: Int { self == .http ? 80 : 443 }
    }

    package var scheme: Scheme
    package var host: String
    package var port: Int
    /// Comes before the target of every request: empty, or `/v1` without a slash at its end.
    package var pathPrefix: String
    /// How the other side is verified, where the scheme is `https`.
    package var tls: TLSClientOptions
    /// The proxy between; nil for a direct connection.
    package var proxy: Proxy?

    package init(
        scheme: Scheme = .http, host: String, port: Int, pathPrefix: String = "",
        tls: TLSClientOptions = TLSClientOptions(), proxy: Proxy? = nil
    ) {
        self.scheme = scheme
        self.host = host
        self.port = port
        self.pathPrefix = pathPrefix
        self.tls = tls
        self.proxy = proxy
    }

    /// A server of this machine that speaks plain HTTP.
    package static func loopback(port: Int) -> Endpoint {
        Endpoint(host: "127.0.0.1", port: port)
    }

    /// `host`, `host:8080` or `[::1]:8080`, as a `Host` header has it: the scheme's own port goes without saying.
    package var authority: String { port == scheme.defaultPort ? bracketedHost : "\(bracketedHost):\(port)" }

    /// The authority with its port in any case, as `CONNECT` wants it.
    var authorityWithPort: String { "\(bracketedHost):\(port)" }

    /// `https://host:8443/v1`.
    package var url: String { "\(scheme.rawValue)://\(authority)\(pathPrefix)" }

    private var bracketedHost: String { host.utf8.contains(UInt8(ascii: ":")) ? "[\(host)]" : host }

    /// Whether it is this machine: 127.0.0.0/8, `::1`, `localhost` and names below it.
    package var isLoopback: Bool {
        let name = host.lowercased()
        if name == "localhost" || name.hasSuffix(".localhost") || name == "::1" { return true }
        let parts = name.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
    }
}

extension Endpoint: Hashable {
    /// The port tells nearly all endpoints of a run apart.
    package func hash(into hasher: inout Hasher) { hasher.combine(port) }
}

/// A proxy for HTTP: `CONNECT` for TLS, the whole URL on the request line for plain HTTP.
package struct Proxy: Sendable, Hashable {
    package var host: String
    package var port: Int
    /// `user:password`, as the proxy's URL has it; nil for none.
    package var credentials: String?

    package init(host: String, port: Int, credentials: String? = nil) {
        self.host = host
        self.port = port
        self.credentials = credentials
    }
}

/// How a client verifies a server, and says who it is itself; all paths lead to PEM files.
package struct TLSClientOptions: Sendable, Hashable {
    /// Authorities that are trusted in place of the system's; nil for the system's.
    package var authorities: String?
    /// The client's own certificate and its key; nil for none.
    package var identity: TLSFiles?
    /// False accepts every certificate.
    package var verifies: Bool

    package init(authorities: String? = nil, identity: TLSFiles? = nil, verifies: Bool = true) {
        self.authorities = authorities
        self.identity = identity
        self.verifies = verifies
    }
}
