package import HTTPMessage
package import HTTPWire
import MockCore
package import MockStore
import PostmanModel

/// The web page of the control plane: the flow of Postman's mock servers in a browser (product S-4).
package struct PageRoutes: Sendable {
    let created: CreatedMocks
    let calls: CallLog
    let time: any TimeSource
    /// The mocks' listener, without a mock's path.
    let base: String
    let templates: PageTemplates
    let session = PageSession()
    /// What answers the mocks' listener.
    let mocks: any Responder
    /// What lint says of a mock's collection.
    let findings: @Sendable (ServedMock) -> [PageFinding]

    /// - Throws: where a template of the program is broken.
    package init(
        created: CreatedMocks, calls: CallLog, base: String, mocks: any Responder,
        findings: @escaping @Sendable (ServedMock) -> [PageFinding] = { _ in [] }
    ) throws {
        self.mocks = mocks
        self.findings = findings
        self.created = created
        self.calls = calls
        time = created.time
        self.base = base
        templates = try PageTemplates()
    }

    package var routes: [Route] {
        [
            Route("GET", "/page.css") { _ in Self.file(PackageResources.page_css, "text/css; charset=utf-8") },
            Route("GET", "/page.js") { _ in Self.file(PackageResources.page_js, "text/javascript; charset=utf-8") },
            page("GET", "/", launch), page("GET", "/page/launch", createNew),
            page("POST", "/page/launch", setLaunch), page("GET", "/page/mocks", list),
            page("GET", "/page/new", blankForm), page("POST", "/page/new", create),
            page("GET", "/page/mocks/{mockId}", show), page("POST", "/page/mocks/{mockId}", edit),
            page("POST", "/page/mocks/{mockId}/privacy", setPrivacy), page("GET", "/page/mocks/{mockId}/next", next),
            page("GET", "/page/mocks/{mockId}/try", tryForm), page("POST", "/page/mocks/{mockId}/try", tryIt),
            page("GET", "/page/mocks/{mockId}/new-example", newExample),
            page("POST", "/page/mocks/{mockId}/new-example", addExample),
            page("GET", "/page/mocks/{mockId}/examples/{number}", example),
            page("POST", "/page/mocks/{mockId}/examples/{number}", saveExample),
            page("POST", "/page/mocks/{mockId}/examples/{number}/remove", removeExample),
            page("GET", "/page/mocks/{mockId}/requests/{number}", request),
            page("POST", "/page/mocks/{mockId}/requests/{number}", saveRequest),
            page("POST", "/page/mocks/{mockId}/requests/{number}/remove", removeRequest),
            page("GET", "/page/mocks/{mockId}/requests/{number}/new-example", anotherExample),
            page("POST", "/page/mocks/{mockId}/requests/{number}/new-example", addAnotherExample),
            page("GET", "/page/mocks/{mockId}/collection", download),
            page("GET", "/page/mocks/{mockId}/collection/v3", downloadFolder), page("POST", "/page/check", checkJSON),
            page("POST", "/page/calls/{number}/example", exampleOfCall),
            page("GET", "/page/mocks/{mockId}/delete", askToDelete),
            page("POST", "/page/mocks/{mockId}/delete", delete), page("GET", "/page/usage", usage),
            page("GET", "/page/sign-in", signInForm), page("POST", "/page/sign-in", signIn),
            Route("GET", "/page/calls/events", responding: CallEvents(calls: calls).respond),
            page("GET", "/page/calls", callLog), page("GET", "/page/calls/{number}", callDetail),
        ]
    }

    /// One request for a page, with the session that it belongs to.
    struct Visit {
        let request: ControlRequest
        let session: String
        /// What its forms carry.
        let token: String
        /// What the browser has signed in with; nil where it has not, or where the key was revoked.
        var key: KeyDigest?
        var visitor: Person?

        func field(_ name: String) -> String? { request.form().first { $0.name == name }?.value }
    }

    private func page(
        _ method: String, _ pattern: String, _ answer: @escaping @Sendable (Visit) throws -> Reply
    ) -> Route {
        Route(method, pattern) { request in
            guard created.catchUp() else { throw APIError.storeAway }
            let (id, cookie) = session.session(of: request.call)
            var visit = Visit(request: request, session: id, token: session.token(of: id))
            if let key = session.keys.key(of: id), let person = created.rules.person(withKey: key) {
                visit.key = key
                visit.visitor = person
            }
            var reply: Reply
            do {
                if method == "POST" { try session.check(visit.field("token"), of: request.call) }
                reply = try answer(visit)
            } catch is SignInNeeded {
                let address = method == "GET" ? request.call.target : "/page/mocks"
                reply = seeOther("/page/sign-in?next=" + PercentCoding.encodeQueryComponent(address))
            } catch let error as APIError {
                reply = errorPage(error)
            }
            if let cookie { reply.headers.append(cookie.name, cookie.value) }
            return reply
        }
    }

    /// What went wrong, and the way back.
    package func errorPage(_ error: APIError) -> Reply {
        let title = error.status == 404 ? "Not found" : "Something went wrong"
        let message = error == .unknownPath ? "There is no page at this address." : error.message
        return templates.reply(.problem, title: title, ["title": title, "message": message], status: error.status)
    }

    private static func file(_ bytes: [UInt8], _ type: String) -> Reply {
        Reply(status: 200, headers: PageTemplates.headers(type), body: bytes)
    }

    /// After a form: the browser asks for the next page, so that reloading it sends nothing again.
    func seeOther(_ address: String) -> Reply { Reply(status: 303, headers: ["Location": address]) }

    // MARK: Launch

    private static let launchCookie = "mockcheck_launch"

    private func launch(_ visit: Visit) -> Reply {
        if PageSession.value(of: Self.launchCookie, in: visit.request.call) == "off" { return seeOther("/page/mocks") }
        return createNew(visit)
    }

    /// The same window whenever somebody asks for it, so that it can be turned on again.
    private func createNew(_ visit: Visit) -> Reply {
        let isOff = PageSession.value(of: Self.launchCookie, in: visit.request.call) == "off"
        return templates.reply(.launch, title: "Create New", ["token": visit.token, "shows": !isOff])
    }

    private func setLaunch(_ visit: Visit) -> Reply {
        var reply = seeOther("/page/mocks")
        let value = visit.field("show") == "on" ? "on" : "off"
        reply.headers.append(
            "Set-Cookie", "\(Self.launchCookie)=\(value); Path=/; HttpOnly; SameSite=Strict; Max-Age=31536000")
        return reply
    }

    // MARK: Usage

    private func usage(_ visit: Visit) -> Reply {
        let now = time.now()
        let usage = created.account.usage(at: now)
        let end = created.account.periodEnd(at: now).iso8601
        var values: [String: Any] = [
            "used": usage.used, "overage": usage.overage, "limit": usage.limit.map(String.init) ?? "none",
            "hasLimit": usage.limit != nil, "resetsAt": end,
            "resetsOn": end.prefix(10) + " at " + end.dropFirst(11).prefix(5) + " UTC",
        ]
        if let limit = usage.limit { values["left"] = String(max(0, limit - usage.used)) }
        return templates.reply(.usage, title: "Usage", values)
    }
}
