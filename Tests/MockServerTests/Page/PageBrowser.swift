import HTTPMessage
import HTTPWire
import MockCore
import MockStore

@testable import MockServer

/// A browser: it keeps its cookie and sends the token of its forms.
struct PageBrowser {
    let plane: ControlPlane
    let session = "mockcheck_session=" + FreshKey.make()
    let token: String

    init(_ sample: APISample) throws {
        try self.init(
            PageRoutes(
                created: sample.created, calls: sample.calls, base: "http://127.0.0.1:4010", mocks: sample.responder))
    }

    init(_ page: PageRoutes) {
        plane = ControlPlane(routes: page.routes, guardian: RequestGuard(), errorPage: page.errorPage)
        token = page.session.token(of: String(session.dropFirst("mockcheck_session=".count)))
    }

    func get(_ path: String) -> Reply { send("GET", path, "") }

    func post(_ path: String, _ fields: String) -> Reply { send("POST", path, "token=\(token)&\(fields)") }

    private func send(_ method: String, _ path: String, _ body: String) -> Reply {
        let headers: HeaderList = [
            "Host": "127.0.0.1:4011", "Cookie": session, "Content-Type": "application/x-www-form-urlencoded",
            "Origin": "http://127.0.0.1:4011",
        ]
        return plane.respond(
            to: Call(method: method, target: path, headers: headers, body: Array(body.utf8))
        ).reply
    }

    func signIn(with key: String) -> Reply { post("/page/sign-in", "key=\(key)") }

    /// What a page shows.
    func text(_ path: String) -> String { String(decoding: get(path).body, as: UTF8.self) }

    /// The fields, encoded as a browser does.
    static func form(_ fields: KeyValuePairs<String, String>) -> String {
        fields.map { "\($0.key)=\(PercentCoding.encodeQueryComponent($0.value))" }.joined(separator: "&")
    }
}
