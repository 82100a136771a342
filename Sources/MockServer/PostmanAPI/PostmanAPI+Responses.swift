import HTTPMessage
import MockStore
import PostmanModel

/// `/mocks/{mockId}/server-responses`: rows 8.09 to 8.13.
extension PostmanAPI {
    /// A bare array (8.09).
    func listResponses(_ visit: Visit) throws -> Reply {
        let record = try record(visit)
        return Reply(
            json: .array((record.entry?.responses ?? []).map { .object(summary($0, of: record.owner)) }))
    }

    func showResponse(_ visit: Visit) throws -> Reply {
        let record = try record(visit)
        let response = try response(visit, in: record.entry?.responses ?? [])
        return Reply(json: .object(full(response, of: record.owner, mock: record.mock.id)))
    }

    func createResponse(_ visit: Visit) throws -> Reply {
        let entry = try ownEntry(visit)
        let body = try RequestValue(visit.request, in: "serverResponse")
        let name = try body.requiredText("name")
        guard let status = try body.integer("statusCode") else { throw APIError.missing("statusCode") }
        let now = created.time.now()
        var response = MockDeclaration.Response(
            id: PostmanID.uuid(of: "\(entry.id) \(entry.responses.count) \(now.milliseconds) \(name)"),
            response: ServerResponse(name: name, statusCode: status), createdAt: now, updatedAt: now)
        try apply(body, to: &response)
        let new = response
        _ = try created.change(entry.id) { $0.responses.append(new) }
        return Reply(json: .object(full(response, of: created.owner(of: entry), mock: entry.id)))
    }

    func updateResponse(_ visit: Visit) throws -> Reply {
        let entry = try ownEntry(visit)
        var response = try response(visit, in: entry.responses)
        try apply(try RequestValue(visit.request, in: "serverResponse"), to: &response)
        response.updatedAt = created.time.now()
        let changed = response
        _ = try created.change(entry.id) { entry in
            for place in entry.responses.indices where entry.responses[place].id == changed.id {
                entry.responses[place] = changed
            }
        }
        return Reply(json: .object(full(response, of: created.owner(of: entry), mock: entry.id)))
    }

    func deleteResponse(_ visit: Visit) throws -> Reply {
        let entry = try ownEntry(visit)
        let response = try response(visit, in: entry.responses)
        _ = try created.change(entry.id) { entry in
            entry.responses.removeAll { $0.id == response.id }
            if entry.activeResponseID == response.id { entry.activeResponseID = nil }
        }
        return Reply(json: .object(full(response, of: created.owner(of: entry), mock: nil)))
    }

    private func response(_ visit: Visit, in all: [MockDeclaration.Response]) throws(APIError)
        -> MockDeclaration.Response
    {
        guard let found = all.first(where: { $0.id == visit.request["responseId"] }) else { throw .noSuchResponse }
        return found
    }

    /// What the body gives; the rest stays.
    private func apply(_ body: RequestValue, to response: inout MockDeclaration.Response) throws(APIError) {
        if let name = try body.text("name") {
            if name.isBlank { throw .invalid("name", "It is empty.") }
            response.response.name = name
        }
        if let status = try body.integer("statusCode") { response.response.statusCode = status }
        guard (500...599).contains(response.response.statusCode) else {
            throw .invalid("statusCode", "A server response has a status from 500 to 599.")
        }
        if let headers = try body.headers("headers") { response.response.headers = headers }
        if let language = try body.text("language") {
            guard Self.languages.contains(language) else {
                throw .invalid("language", "It is one of \(Self.languages.joined(separator: ", ")).")
            }
            response.language = language
        }
        if let text = try body.text("body") { response.response.body = Array(text.utf8) }
    }

    private static let languages = ["text", "javascript", "json", "html", "xml"]

    private func summary(_ response: MockDeclaration.Response, of owner: String) -> [JSONBody.Member] {
        let person = JSONBody.string(PostmanID.owner(owner))
        return [
            .init("id", .string(response.id)), .init("name", .string(response.response.name)),
            .init("statusCode", .integer(response.response.statusCode)),
            .init("createdAt", .optional(response.createdAt?.iso8601)),
            .init("updatedAt", .optional(response.updatedAt?.iso8601)), .init("createdBy", person),
            .init("updatedBy", person),
        ]
    }

    private func full(
        _ response: MockDeclaration.Response, of owner: String, mock: String?
    ) -> [JSONBody.Member] {
        let headers = response.response.headers.fields.map { field -> JSONBody in
            ["key": .string(field.name), "value": .string(field.value)]
        }
        let members: [JSONBody.Member] =
            summary(response, of: owner) + [
                .init("headers", .array(headers)), .init("language", .optional(response.language)),
                .init("body", .string(String(decoding: response.response.body, as: UTF8.self))),
            ]
        return mock.map { members + [.init("mock", .string($0))] } ?? members
    }
}

extension APIError {
    /// 10.24.
    static let noSuchResponse = APIError(
        status: 404, name: "serverResponseNotFoundError",
        message: "We could not find the mock server response you are looking for.")
}
