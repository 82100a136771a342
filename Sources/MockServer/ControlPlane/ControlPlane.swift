package import HTTPMessage
package import HTTPWire

/// The second listener's responder: finds the route of a call, after it has made sure that no foreign page asks
/// (product S-3).
package struct ControlPlane: Responder {
    private let routes: [Route]
    private let guardian: RequestGuard
    private let errorPage: (@Sendable (APIError) -> Reply)?

    /// - Parameters:
    ///   - routes: where two fit a call, the first answers.
    ///   - errorPage: what people see of an error in a browser; nil for JSON to everybody.
    package init(routes: [Route], guardian: RequestGuard, errorPage: (@Sendable (APIError) -> Reply)? = nil) {
        self.routes = routes
        self.guardian = guardian
        self.errorPage = errorPage
    }

    package func respond(to call: Call) -> Response {
        do {
            if let refusal = guardian.refusal(of: call) { throw refusal }
            return finished(try route(call))
        } catch let error as APIError {
            return finished(Response(reply(to: call, error)))
        } catch {
            let error = APIError(status: 500, name: "serverError", message: "\(error)")
            return finished(Response(reply(to: call, error)))
        }
    }

    /// A page for whoever came with a browser.
    private func reply(to call: Call, _ error: APIError) -> Reply {
        guard let errorPage, ["GET", "HEAD"].contains(call.method),
            call.headers["accept"]?.contains("text/html") == true
        else { return error.reply }
        return errorPage(error)
    }

    /// With what every answer carries, also one that comes later.
    private func finished(_ response: Response) -> Response {
        var response = response
        finish(&response.reply)
        if let later = response.later {
            response.later = { go in later(LateResponse(on: go.loop) { go.take(finished($0)) }) }
        }
        return response
    }

    package func reply(to fault: WireFault) -> Reply {
        var status = fault.status
        // Only the mocks follow Postman's odd choice of 400 here (B-5.28).
        if case .bodyTooLarge = fault { status = 413 }
        var reply = APIError(status: status, name: "malformedRequestError", message: "\(fault)").reply
        finish(&reply)
        return reply
    }

    private func route(_ call: Call) throws -> Response {
        let path = Target(call.target).decodedSegments
        // The listener sends no body in an answer to HEAD.
        let method = call.method == "HEAD" ? "GET" : call.method
        var allowed: [String] = []
        for route in routes {
            guard let parameters = route.pattern.parameters(in: path) else { continue }
            if route.method == method { return try route.handler(ControlRequest(call, parameters: parameters)) }
            allowed.append(route.method)
        }
        guard !allowed.isEmpty else { throw APIError.unknownPath }
        let methods = Set(allowed).sorted().joined(separator: ", ")
        let error = APIError(
            status: 405, name: "methodNotAllowedError", message: "\(call.method) is not for this path; \(methods) is.")
        var reply = reply(to: call, error)
        reply.headers.append("Allow", methods)
        return Response(reply)
    }

    /// What every answer carries: it is nobody's to keep, and is what it says it is.
    private func finish(_ reply: inout Reply) {
        if !reply.headers.contains("cache-control") { reply.headers.append("Cache-Control", "no-store") }
        reply.headers.set("X-Content-Type-Options", "nosniff")
    }
}
