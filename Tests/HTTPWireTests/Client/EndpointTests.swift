import HTTPWire
import Testing

struct EndpointTests {
    @Test(arguments: [
        ("http://example.com", "http example.com 80 "), ("https://example.com", "https example.com 443 "),
        ("HTTPS://Example.com:8443/v1/", "https Example.com 8443 /v1"), ("http://[::1]:8080/a/b", "http ::1 8080 /a/b"),
        ("http://127.0.0.1:1/", "http 127.0.0.1 1 "),
    ])
    func readsURLs(_ url: String, _ parts: String) throws {
        let endpoint = try Endpoint(url: url)
        #expect("\(endpoint.scheme) \(endpoint.host) \(endpoint.port) \(endpoint.pathPrefix)" == parts)
    }

    @Test(arguments: [
        ("example.com", "must begin with http"), ("ftp://example.com", "http or https"),
        ("http://", "host is missing"), ("http://a b", "host is missing"), ("http://h:0", "port"),
        ("http://h:65536", "port"), ("http://u:p@h", "credentials"), ("http://h/?a", "path"), ("http://h/ü", "encoded"),
    ])
    func saysWhatIsWrongWithAURL(_ url: String, _ words: String) {
        let error = #expect(throws: EndpointURLError.self) { try Endpoint(url: url) }
        #expect(error?.description.contains(words) == true, "\(error?.description ?? "")")
        #expect(error?.description.contains("u:p") == false)
    }

    @Test(arguments: [
        ("http://h", "h"), ("https://h:443", "h"), ("http://h:443", "h:443"), ("https://[::1]", "[::1]"),
    ])
    func leavesOutTheSchemesOwnPort(_ url: String, _ authority: String) throws {
        #expect(try Endpoint(url: url).authority == authority)
    }

    @Test(arguments: [
        ("localhost", true), ("a.localhost", true), ("127.9.9.9", true), ("::1", true),
        ("127.0.0.1.example.com", false),
        ("10.0.0.1", false), ("localhost.example.com", false),
    ])
    func knowsThisMachine(_ host: String, _ isLoopback: Bool) {
        #expect(Endpoint(host: host, port: 80).isLoopback == isLoopback)
    }

    @Test func takesProxies() throws {
        #expect(try Proxy(url: "http://u:p%40@h:3128") == Proxy(host: "h", port: 3128, credentials: "u:p@"))
        #expect(try Proxy(url: "h:3128") == Proxy(host: "h", port: 3128))
        #expect(throws: EndpointURLError.self) { try Proxy(url: "socks5://h:1") }
    }
}
