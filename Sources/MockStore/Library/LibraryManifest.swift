import HTTPMessage
import MockCore
import PostmanModel

/// Writes the library's part of `mockcheck.yaml`; all texts in quotes, so that none can be taken for anything else.
enum LibraryManifest {
    static func text(of content: LibraryContent) -> String {
        var lines = ["# Kept by mockcheck serve --state. Edit it only while no server works on it."]
        let names = content.names
        if !names.isEmpty {
            lines += ["users:"] + names.map { "  - { name: \(JSONText.quoted($0)) }" }
            lines += ["keys:"] + content.keys.map { "  - " + members($0).text }
            let revoked = content.keys.filter(\.isRevoked)
            if !revoked.isEmpty {
                lines += ["revokedKeys:"] + revoked.map { "  - { sha256: \"\($0.digest.hexadecimal)\" }" }
            }
        }
        let owned = content.documents.filter { $0.owner != nil }
        if !owned.isEmpty { lines += ["documents:"] + owned.map { "  - " + members($0).text } }
        if !content.mocks.isEmpty { lines += ["mocks:"] + content.mocks.flatMap(entry) }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func members(_ key: LibraryKey) -> JSONBody {
        var members: [JSONBody.Member] = [
            .init("user", .string(key.person)), .init("sha256", .string(key.digest.hexadecimal)),
        ]
        if let name = key.name { members.append(.init("name", .string(name))) }
        if let time = key.createdAt { members.append(.init("createdAt", .string(time.iso8601))) }
        if let maker = key.maker { members.append(.init("madeWith", .string(maker.hexadecimal))) }
        return .object(members)
    }

    private static func members(_ document: LibraryDocument) -> JSONBody {
        ["id": .string(document.id), "owner": .optional(document.owner)]
    }

    private static func entry(_ mock: LibraryMock) -> [String] {
        var members: [JSONBody.Member] = [
            .init("name", .string(mock.name)), .init("id", .string(mock.id)),
            .init("collection", .string(path(mock.collection, .collection))),
        ]
        if let environment = mock.environment {
            members.append(.init("environment", .string(path(environment, .environment))))
        }
        members += [
            .init("private", .bool(mock.isPrivate)), .init("owner", .optional(mock.owner)),
            .init("createdAt", .string(mock.createdAt.iso8601)), .init("updatedAt", .string(mock.updatedAt.iso8601)),
            .init("config", config(mock)),
        ]
        if !mock.responses.isEmpty { members.append(.init("serverResponses", .array(mock.responses.map(response)))) }
        return members.enumerated().map { index, member in
            (index == 0 ? "  - " : "    ") + "\(member.name): \(member.value.text)"
        }
    }

    private static func config(_ mock: LibraryMock) -> JSONBody {
        var members: [JSONBody.Member] = [
            .init("matchBody", .bool(mock.matching.matchBody)),
            .init("matchQueryParams", .bool(mock.matching.matchQueryParams)),
            .init("matchWildcards", .bool(mock.matching.matchWildcards)),
            .init("headers", .array(mock.matching.headers.map(JSONBody.string))),
        ]
        if let matchHeader = mock.matching.matchHeader { members.append(.init("matchHeader", .bool(matchHeader))) }
        if let delay = mock.delayMilliseconds {
            members.append(.init("delay", ["type": "fixed", "duration": .integer(delay)]))
        }
        if let id = mock.activeResponseID { members.append(.init("serverResponseId", .string(id))) }
        return .object(members)
    }

    private static func response(_ response: MockDeclaration.Response) -> JSONBody {
        let headers = response.response.headers.fields.map { field -> JSONBody in
            ["key": .string(field.name), "value": .string(field.value)]
        }
        var members: [JSONBody.Member] = [
            .init("id", .string(response.id)), .init("name", .string(response.response.name)),
            .init("statusCode", .integer(response.response.statusCode)), .init("headers", .array(headers)),
            .init("body", .string(String(decoding: response.response.body, as: UTF8.self))),
            .init("createdAt", .optional(response.createdAt?.iso8601)),
            .init("updatedAt", .optional(response.updatedAt?.iso8601)),
        ]
        if let language = response.language { members.append(.init("language", .string(language))) }
        return .object(members)
    }

    /// As seen from the state directory.
    private static func path(_ source: LibraryMock.Source, _ kind: LibraryDocument.Kind) -> String {
        switch source {
        case .stored(let id): LibraryDocument.folder(kind) + "/\(id)" + LibraryDocument.ending(kind)
        case .file(let path): path
        }
    }
}
