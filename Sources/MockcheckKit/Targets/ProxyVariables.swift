import HTTPWire

/// The proxy that the environment names for an endpoint: `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY`, as curl reads them.
struct ProxyVariables {
    private let value: (String) -> String?

    init(_ value: @escaping (String) -> String?) {
        self.value = value
    }

    /// Nil where the endpoint is reached directly: this machine always is.
    func proxy(for endpoint: Endpoint) throws(EndpointURLError) -> Proxy? {
        guard !endpoint.isLoopback, !isExcepted(endpoint.host) else { return nil }
        // In upper case `HTTP_PROXY` could be a header of a CGI request; mockcheck is none.
        let names = endpoint.scheme == .https ? ["https_proxy", "HTTPS_PROXY"] : ["http_proxy", "HTTP_PROXY"]
        for name in names + ["all_proxy", "ALL_PROXY"] {
            if let text = value(name), !text.isEmpty { return try Proxy(url: text) }
        }
        return nil
    }

    private func isExcepted(_ host: String) -> Bool {
        guard let list = value("no_proxy") ?? value("NO_PROXY") else { return false }
        let host = host.lowercased()
        return list.lowercased().split(whereSeparator: { $0 == "," || $0 == " " }).contains { entry in
            if entry == "*" { return true }
            let name = entry.hasPrefix(".") ? entry.dropFirst() : entry[...]
            return host == name || host.hasSuffix(".\(name)")
        }
    }
}
