import HTTPWire
import PostmanModel
import Testing

@testable import Verification

/// Raw requests reach the server that is judged, wherever it stands.
struct CaseAddressTests {
    private static func sent(_ text: String, to url: String) throws -> String {
        let exchange = Exchange(
            .bytes(Array(text.utf8), summary: "raw"), Expectation(promise: Promise("p", "p"), statuses: [200]))
        let site = CaseSite(mock: "M", className: "M", location: SourceLocation(file: "a"))
        let planned = Case("c", at: site, axis: .errors, Promise("p", "p"), work: .run(Scenario(MockSetup(), exchange)))
        guard case .run(let scenario) = planned.addressed(to: try Endpoint(url: url)).work,
            case .exchange(let addressed, _)? = scenario.steps.first, case .bytes(let bytes, _) = addressed.request
        else { return "" }
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test(arguments: [
        ("GET /a HTTP/1.1\r\nHost: localhost\r\n\r\n", "GET /m/1/a HTTP/1.1\r\nHost: h:81\r\n\r\n"),
        ("\r\nGET / HTTP/1.0\r\nHost: localhost\r\n\r\nx", "\r\nGET /m/1/ HTTP/1.0\r\nHost: h:81\r\n\r\nx"),
        ("GET http://localhost/a HTTP/1.1\r\n\r\n", "GET http://h:81/m/1/a HTTP/1.1\r\n\r\n"),
        ("GET http://localhost:80/a HTTP/1.1\r\n\r\n", "GET http://h:81/m/1/a HTTP/1.1\r\n\r\n"),
        ("GET / HTTP/1.1\nHost: localhost\n\n", "GET /m/1/ HTTP/1.1\nHost: h:81\n\n"),
        ("NONSENSE\r\n\r\n", "NONSENSE\r\n\r\n"),
        ("GET / HTTP/1.1\r\nHost: a b\r\n\r\n", "GET /m/1/ HTTP/1.1\r\nHost: a b\r\n\r\n"),
        (
            "POST / HTTP/1.1\r\nHost: localhost\r\n\r\nHost: localhost\r\n",
            "POST /m/1/ HTTP/1.1\r\nHost: h:81\r\n\r\nHost: localhost\r\n"
        ),
    ])
    func theyAreAddressed(_ text: String, _ expected: String) throws {
        #expect(try Self.sent(text, to: "http://h:81/m/1") == expected)
    }
}
