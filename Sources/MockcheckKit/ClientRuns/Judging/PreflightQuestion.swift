import HTTPMessage
import Verification

/// What a browser asks before a request of a page, as it stands on the wire (CI-4.1).
struct PreflightQuestion {
    private let wish: CORSExpectation

    /// Of the request that the page wants to send.
    var method: String { wish.method }

    /// Nil for a request that no browser sends as a preflight.
    init?(_ call: Call) {
        guard call.method == "OPTIONS", let origin = call.headers["origin"],
            let method = call.headers["access-control-request-method"]?.trimmingHTTPBlanks, !method.isEmpty
        else { return nil }
        let names = call.headers.values(of: "access-control-request-headers")
            .flatMap { $0.split(separator: ",") }.map { String($0).trimmingHTTPBlanks.lowercased() }
        wish = CORSExpectation(
            half: .preflight, origin: origin, method: method, unsafeHeaderNames: names.filter { !$0.isEmpty })
    }

    /// The rules of the Fetch standard that the answer breaks; none where the browser goes on.
    func violations(in reply: Reply) -> [CORSViolation] {
        CORSJudge.preflight(wish, status: reply.status, headers: reply.headers)
    }
}
