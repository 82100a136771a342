import HTTPMessage
import PostmanModel

/// The platform's answer to a browser that asks before it calls (B-6.04, 6.07).
enum Preflight {
    private static let methods = ["GET", "HEAD", "PUT", "PATCH", "POST", "DELETE"]

    /// The method that the browser is about to use; nil for requests that are not preflights (B-6.05).
    static func requestedMethod(of call: Call) -> String? {
        guard call.method == "OPTIONS", let method = call.headers["access-control-request-method"]?.trimmingHTTPBlanks,
            !method.isEmpty
        else { return nil }
        return method
    }

    static func reply(to call: Call, method: String) -> Reply {
        var headers = HeaderList()
        AllowedOrigin.append(to: &headers)
        let allowed = methods.contains(method) || !method.isHTTPToken ? methods : methods + [method]
        headers.append("Access-Control-Allow-Methods", allowed.joined(separator: ","))
        let requested = call.headers.values(of: "access-control-request-headers")
        if !requested.isEmpty {
            headers.append("Access-Control-Allow-Headers", requested.joined(separator: ","))
        }
        headers.append("Vary", "Access-Control-Request-Headers")
        return Reply(status: 204, headers: headers)
    }
}
