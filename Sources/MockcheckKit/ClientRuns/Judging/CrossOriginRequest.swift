import HTTPMessage
import Verification

/// A request of a page from another origin, as it stands on the wire: its browser keeps the response from the page
/// unless the response allows the origin (CI-4.3).
struct CrossOriginRequest {
    private let wish: CORSExpectation

    /// Nil for a request of the mock's own pages, or of no page that is to read the response.
    init?(_ call: Call) {
        guard let origin = call.headers["origin"]?.trimmingHTTPBlanks, !origin.isEmpty, !Self.isReadable(call, origin)
        else { return nil }
        // A page that sends cookies across origins has asked for credentials; one without any does not show it.
        wish = CORSExpectation(
            half: .actual, origin: origin, method: call.method, includesCredentials: call.headers.contains("cookie"))
    }

    /// Whether the browser looks at no permission: by what it says of the request, else by the host.
    private static func isReadable(_ call: Call, _ origin: String) -> Bool {
        if let mode = call.headers["sec-fetch-mode"], mode.lowercased() != "cors" { return true }
        if let site = call.headers["sec-fetch-site"]?.lowercased() { return site == "same-origin" || site == "none" }
        guard let mark = origin.firstRange(of: "://"), let host = call.headers["host"] else { return false }
        return origin[mark.upperBound...].lowercased() == host.lowercased()
    }

    /// The rules of the Fetch standard that the response breaks; none where the page can read it.
    func violations(in reply: Reply) -> [CORSViolation] {
        CORSJudge.actual(wish, status: reply.status, headers: reply.headers)
    }

    /// The page's origin, and whether it asked for credentials, for people.
    static func page(of call: Call) -> String {
        let origin = call.headers["origin"] ?? ""
        return "a page of \(origin)\(call.headers.contains("cookie") ? " with cookies" : "")"
    }
}
