import HTTPMessage
import MockCore
import PostmanModel

/// Who may see what: a public mock everybody who reaches the page, a private one and all that is made of it whoever may
/// call it (B-3.09, 3.10).
extension PageRoutes {
    /// The browser must sign in to go on.
    struct SignInNeeded: Error {}

    func maySee(_ mock: ServedMock, _ visit: Visit) -> Bool {
        guard mock.isPrivate, created.hasHadKeys else { return true }
        return visit.key.map { created.mayCall(mock, $0, visit.visitor) } ?? false
    }

    /// - Throws: `SignInNeeded`, or `APIError` where the key of the browser does not suffice.
    func require(_ mock: ServedMock, _ visit: Visit, toEdit: Bool = false) throws {
        guard mock.isPrivate, created.hasHadKeys else { return }
        guard let visitor = visit.visitor else { throw SignInNeeded() }
        guard maySee(mock, visit), !toEdit || created.mayEdit(mock, visitor) else {
            throw APIError(
                status: 403, name: "forbiddenError",
                message: "'\(mock.name)' is a private mock server, and the key you signed in with has no right to it.")
        }
    }

    // MARK: Signing in

    func signInForm(_ visit: Visit) -> Reply { signInForm(visit, problem: nil) }

    func signIn(_ visit: Visit) -> Reply {
        let key = (visit.field("key") ?? "").trimmingHTTPBlanks
        guard created.rules.person(withKey: key) != nil else {
            return signInForm(visit, problem: "This is not a valid key.")
        }
        session.keys.add(KeyDigest(ofKey: key), to: visit.session)
        return seeOther(Self.next(visit.field("next")))
    }

    private func signInForm(_ visit: Visit, problem: String?) -> Reply {
        var values: [String: Any] = [
            "token": visit.token, "next": Self.next(visit.field("next") ?? visit.request.query("next")),
        ]
        values["problem"] = problem
        return templates.reply(.signIn, title: "Sign in", values, status: problem == nil ? 200 : 422)
    }

    /// A page of ours, whatever a link says.
    private static func next(_ text: String?) -> String {
        guard let text, text.hasPrefix("/page/"), text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            return "/page/mocks"
        }
        return text
    }
}
