import HTTPMessage

/// Keeps the pages of other sites away from the control plane of whoever visits them.
///
/// A page of `evil.example` can make the browser call the loopback address: under a name of its own (DNS rebinding, which
/// the Host header shows), or across sites (which the Origin header shows).
package struct RequestGuard: Sendable {
    private let names: Set<String>

    /// - Parameter names: the host names, besides `localhost`, under which the control plane is reached.
    package init(names: [String] = []) {
        self.names = Set(names.map { $0.lowercased() } + ["localhost"])
    }

    func refusal(of call: Call) -> APIError? {
        guard let host = call.headers["host"], isOurs(host) else {
            return APIError(
                status: 403, name: "forbiddenError",
                message: "The control plane does not accept this host name; allow it with --admin-name.")
        }
        guard !["GET", "HEAD", "OPTIONS"].contains(call.method) else { return nil }
        guard isFromElsewhere(call.headers, host: host) else { return nil }
        return APIError(
            status: 403, name: "forbiddenError", message: "Pages of other sites may not change anything here.")
    }

    /// An address cannot be rebound; a name can, unless it is ours.
    private func isOurs(_ host: String) -> Bool {
        let name = Self.name(of: host).lowercased()
        return names.contains(name) || name.hasPrefix("[") || Self.isIPv4Address(name)
    }

    private func isFromElsewhere(_ headers: HeaderList, host: String) -> Bool {
        if let origin = headers["origin"] {
            guard let scheme = origin.firstRange(of: "://") else { return true }
            return !origin[scheme.upperBound...].isEqualIgnoringASCIICase(to: host)
        }
        guard let site = headers["sec-fetch-site"] else { return false }
        return site != "same-origin" && site != "none"
    }

    /// The host without its port; an IPv6 address keeps its brackets.
    private static func name(of host: String) -> Substring {
        if host.hasPrefix("[") { return host.firstIndex(of: "]").map { host[...$0] } ?? host[...] }
        return host.prefix { $0 != ":" }
    }

    private static func isIPv4Address(_ name: String) -> Bool {
        let parts = name.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts.allSatisfy { UInt8($0) != nil }
    }
}
