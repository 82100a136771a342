import HTTPMessage
import HTTPWire
import Verification

/// One case on its way: where it is sent, what the page does, and how the verifier judges the same exchange.
struct CrossOriginTrip {
    let wish: CrossOriginCase
    /// The path as the server sees it.
    let target: String
    /// The script's request after the Fetch standard; nil where no script can make it.
    let page: PageRequest?
    private let port: Int
    private let origin: String

    init(_ wish: CrossOriginCase, number: Int, origin pageOrigin: String, mocks: BrowserMocks, plainSpoken: Int) {
        self.wish = wish
        origin = wish.isSandboxed ? "null" : pageOrigin
        page = PageRequest(method: wish.method, headers: wish.headers)
        switch wish.server {
        case .mock(let slug): (port, target) = (mocks.port, "/\(slug)\(wish.path)")
        case .exhausted: (port, target) = (mocks.exhaustedPort, wish.path)
        // A path of its own: browsers remember what a preflight allowed.
        case .answering: (port, target) = (plainSpoken, "/\(number)")
        }
        self.pageOrigin = pageOrigin
    }

    private let pageOrigin: String

    var visit: VisitorPage.Visit {
        VisitorPage.Visit(
            name: wish.name, url: "http://127.0.0.1:\(port)\(target)", method: wish.method,
            headers: wish.headers.map { [$0.name, $0.value] }, body: wish.body,
            includesCredentials: wish.includesCredentials, isSandboxed: wish.isSandboxed)
    }

    /// What the plain-spoken server is to say; nil for the mocks.
    var answers: PlainSpokenServer.Answers? {
        guard case .answering(let preflight, let status, let actual, let actualStatus) = wish.server else { return nil }
        return PlainSpokenServer.Answers(
            preflight: Reply(status: status, headers: named(preflight)),
            actual: Reply(status: actualStatus, headers: named(actual)))
    }

    private func named(_ headers: HeaderList) -> HeaderList {
        HeaderList(headers.fields.map { HeaderField($0.name, $0.value.replacing("{origin}", with: pageOrigin)) })
    }

    /// What the browser must ask before; nil for nothing.
    var question: Question? {
        guard let page, page.needsPreflight else { return nil }
        return Question(page.preflight(target: target, origin: origin))
    }

    /// Makes the same calls without a browser; the rules that the replies break.
    func verdict() async throws -> [CORSViolation] {
        guard let page else { return [] }
        let client = HTTPClient(host: "127.0.0.1", port: port)
        defer { client.close() }
        var violations: [CORSViolation] = []
        if page.needsPreflight {
            let reply = try await client.send(page.preflight(target: target, origin: origin)).reply
            violations += CORSJudge.preflight(
                expectation(.preflight, page), status: reply.status, headers: reply.headers)
        }
        let headers = HeaderList(page.headers + [HeaderField("Origin", origin)])
        let call = Call(method: page.method, target: target, headers: headers, body: Array((wish.body ?? "").utf8))
        let reply = try await client.send(call).reply
        return violations
            + CORSJudge.actual(expectation(.actual, page), status: reply.status, headers: reply.headers)
    }

    private func expectation(_ half: CORSExpectation.Half, _ page: PageRequest) -> CORSExpectation {
        CORSExpectation(
            half: half, origin: origin, method: page.method, unsafeHeaderNames: page.unsafeHeaderNames,
            includesCredentials: wish.includesCredentials)
    }
}

extension CrossOriginCase {
    static let all = mocks + answers
}
