import HTTPMessage
import Testing

@testable import MockCore

struct PreflightTests {
    /// B-6.05: an OPTIONS request that names the method it asks about.
    @Test(
        arguments: [
            ("OPTIONS", ["Access-Control-Request-Method": "PUT"], "PUT"),
            ("OPTIONS", ["access-control-request-method": " GET\t"], "GET"),
            ("OPTIONS", [:], nil), ("OPTIONS", ["Access-Control-Request-Method": " "], nil),
            ("GET", ["Access-Control-Request-Method": "PUT"], nil),
            ("options", ["Access-Control-Request-Method": "PUT"], nil),
        ] as [(String, HeaderList, String?)])
    func asksAboutAMethod(method: String, headers: HeaderList, asked: String?) {
        #expect(Preflight.requestedMethod(of: Call(method: method, target: "/", headers: headers)) == asked)
    }

    /// B-6.04, 6.07.
    @Test func allowsWhatWasAskedFor() {
        let call = Call(
            method: "OPTIONS", target: "/",
            headers: ["Access-Control-Request-Method": "LINK", "Access-Control-Request-Headers": "x-a,x-b"])
        let reply = Preflight.reply(to: call, method: "LINK")
        #expect(reply.status == 204 && reply.body.isEmpty)
        #expect(reply.headers["access-control-allow-origin"] == "*")
        #expect(reply.headers["access-control-allow-methods"]?.split(separator: ",").contains("LINK") == true)
        #expect(reply.headers["access-control-allow-headers"] == "x-a,x-b")
    }
}
