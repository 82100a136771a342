import HTTPMessage
import MockCore
package import MockStore
import PostmanModel
import Synchronization

/// The part of Postman's own API that concerns mocks, so that a client of it works by another base URL (B-8).
package struct PostmanAPI: Sendable {
    let created: CreatedMocks
    let calls: CallLog
    /// The mocks' listener, without a mock's path.
    let base: String
    /// When the server began: the date of what comes from files.
    let startedAt: Timestamp
    private let usage = CallCounter()

    package init(created: CreatedMocks, calls: CallLog, base: String) {
        self.created = created
        self.calls = calls
        self.base = base
        startedAt = created.time.now()
    }

    package var routes: [Route] {
        [
            route("GET", "/me", me), route("GET", "/workspaces", listWorkspaces),
            route("GET", "/workspaces/{workspaceId}", showWorkspace),
            route("GET", "/mocks", listMocks), route("POST", "/mocks", createMock),
            route("GET", "/mocks/{mockId}", showMock), route("PUT", "/mocks/{mockId}", updateMock),
            route("DELETE", "/mocks/{mockId}", deleteMock),
            route("POST", "/mocks/{mockId}/publish", publish),
            route("DELETE", "/mocks/{mockId}/unpublish", unpublish),
            route("GET", "/mocks/{mockId}/call-logs", callLogs),
            route("GET", "/mocks/{mockId}/server-responses", listResponses),
            route("POST", "/mocks/{mockId}/server-responses", createResponse),
            route("GET", "/mocks/{mockId}/server-responses/{responseId}", showResponse),
            route("PUT", "/mocks/{mockId}/server-responses/{responseId}", updateResponse),
            route("DELETE", "/mocks/{mockId}/server-responses/{responseId}", deleteResponse),
            route("GET", "/collections", listCollections), route("POST", "/collections", createCollection),
            route("GET", "/collections/{uid}", showCollection),
            route("DELETE", "/collections/{uid}", deleteCollection),
            route("GET", "/environments", listEnvironments), route("POST", "/environments", createEnvironment),
            route("GET", "/environments/{uid}", showEnvironment),
            route("DELETE", "/environments/{uid}", deleteEnvironment),
            route("GET", "/keys", listKeys), route("POST", "/keys", createKey),
            route("DELETE", "/keys/{fingerprint}", revokeKey),
        ]
    }

    /// One request of the API and who makes it.
    struct Visit {
        let request: ControlRequest
        let visitor: Person
        /// The key that the request brings; nil where none is needed.
        let key: KeyDigest?
    }

    private func route(
        _ method: String, _ pattern: String, _ answer: @escaping @Sendable (Visit) throws -> Reply
    ) -> Route {
        Route(method, pattern) { request in
            guard created.catchUp() else { throw APIError.storeAway }
            guard let visit = visit(request) else { return Self.unauthorized }
            usage.add()
            do {
                return try answer(visit)
            } catch let problem as MakingProblem {
                throw APIError(problem)
            }
        }
    }

    /// Whose key the call brings; where nobody has ever had a key, everybody is the owner. To revoke the last one closes
    /// the API rather than opening it to all.
    private func visit(_ request: ControlRequest) -> Visit? {
        let rules = created.rules
        guard created.hasHadKeys else {
            return Visit(request: request, visitor: Person(name: created.usualOwner, role: .admin), key: nil)
        }
        guard let key = request.call.headers["x-api-key"]?.trimmingHTTPBlanks,
            let person = rules.person(withKey: key)
        else { return nil }
        return Visit(request: request, visitor: person, key: KeyDigest(ofKey: key))
    }

    /// Problem details, as Postman answers since 2025 (10.26).
    private static let unauthorized = Reply(
        status: 401, headers: ["Content-Type": "application/problem+json; charset=utf-8"],
        body: Array(
            JSONBody.object([
                .init("type", "https://api.postman.com/problems/unauthorized"), .init("title", "Unauthorized"),
                .init(
                    "detail",
                    "Every request requires a valid API key in the x-api-key header; mockcheck keys create makes one."),
                .init("status", 401),
            ]).text.utf8))

    var apiUsage: Int { usage.count }
}

/// How many requests the API has answered.
private final class CallCounter: Sendable {
    private let value = Atomic(0)

    var count: Int { value.load(ordering: .relaxed) }

    func add() { value.wrappingAdd(1, ordering: .relaxed) }
}

extension APIError {
    /// 10.25.
    static let noSuchMock = APIError(
        status: 404, name: "instanceNotFoundError", message: "The specified mock does not exist.")

    init(_ problem: MakingProblem) {
        switch problem {
        case .noName: self = .missing("name")
        case .nameIsTaken: self = .invalid("name", "\(problem)")
        case .collectionIsGone: self = .invalid("collection", "\(problem)")
        case .isReadFromFiles: self.init(status: 403, name: "forbiddenError", message: "\(problem)")
        case .isGone: self = .noSuchMock
        case .changedMeanwhile, .changedElsewhere: self.init(status: 409, name: "conflictError", message: "\(problem)")
        case .unreadable(let kind, _): self = .invalid(kind.rawValue, "\(problem)")
        case .noSuchKey: self.init(status: 404, name: "instanceNotFoundError", message: "\(problem)")
        case .revokedNotEverywhere, .notKept: self.init(status: 500, name: "serverError", message: "\(problem)")
        }
    }
}
