import HTTPWire
import Testing

@testable import MockcheckKit

/// As curl's manual says of these variables.
struct ProxyVariablesTests {
    private static func proxy(_ variables: [String: String], _ endpoint: Endpoint) throws -> String? {
        try ProxyVariables { variables[$0] }.proxy(for: endpoint).map { "\($0.host):\($0.port)" }
    }

    private static let plain = Endpoint(host: "api.example.com", port: 80)
    private static let secure = Endpoint(scheme: .https, host: "api.example.com", port: 443)

    @Test(
        arguments: [
            (["http_proxy": "http://p:1"], "p:1", nil), (["HTTPS_PROXY": "http://p:1"], nil, "p:1"),
            (["https_proxy": "http://p:1", "HTTPS_PROXY": "http://q:2"], nil, "p:1"),
            (["ALL_PROXY": "http://p:1"], "p:1", "p:1"), (["http_proxy": ""], nil, nil), ([:], nil, nil),
        ] as [([String: String], String?, String?)])
    func eachSchemeHasItsOwn(variables: [String: String], plain: String?, secure: String?) throws {
        #expect(try Self.proxy(variables, Self.plain) == plain)
        #expect(try Self.proxy(variables, Self.secure) == secure)
    }

    @Test(
        arguments: [
            ("*", true), ("example.com", true), (".example.com", true), ("other.com, API.example.com", true),
            ("ample.com", false), ("api.example.com.org", false), ("", false),
        ])
    func someHostsAreReachedDirectly(list: String, isDirect: Bool) throws {
        let variables = ["ALL_PROXY": "http://p:1", "NO_PROXY": list]
        #expect(try (Self.proxy(variables, Self.plain) == nil) == isDirect)
    }

    @Test func thisMachineIsReachedDirectly() throws {
        #expect(try Self.proxy(["ALL_PROXY": "http://p:1"], .loopback(port: 1)) == nil)
    }
}
