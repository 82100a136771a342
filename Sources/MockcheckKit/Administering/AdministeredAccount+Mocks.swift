import HTTPMessage
import MockStore
import PostmanModel
import XMLSupport

/// The mocks of an account, as Postman's API shows them where a server runs, else what the directory keeps of them.
extension AdministeredAccount {
    /// A list for people and for programs.
    package struct MockList {
        /// Id, access, URL and name of each.
        package let rows: [[String]]
        package let json: String
    }

    package func mocks() async throws -> MockList {
        switch self {
        case .server(let client):
            let root = try await client.send("GET", "/mocks?workspace=all")
            let rows = (root["mocks"]?.elements.map { $0 } ?? []).map { mock in
                [
                    mock["id"]?.string ?? "", mock["mockcheck"]?["private"]?.bool == true ? "private" : "public",
                    mock["mockUrl"]?.string ?? "", mock["name"]?.string ?? "",
                ].map { XMLText.sanitized($0) }
            }
            return MockList(rows: rows, json: String(decoding: root.sourceBytes, as: UTF8.self))
        case .directory(let library):
            let mocks = try library.content().mocks
            let json = JSONBody.array(
                mocks.map { ["id": .string($0.id), "name": .string($0.name), "private": .bool($0.isPrivate)] })
            let rows = mocks.map {
                [$0.id, $0.isPrivate ? "private" : "public", "-", XMLText.sanitized($0.name)]
            }
            return MockList(rows: rows, json: json.text)
        }
    }

    /// - Parameter name: the id of a mock; a server takes its slug, too, a directory its name.
    /// - Returns: JSON.
    package func mock(_ name: String) async throws -> String {
        switch self {
        case .server(let client):
            let root = try await client.send("GET", "/mocks/" + PercentCoding.encodePathSegment(name))
            return String(decoding: root.sourceBytes, as: UTF8.self)
        case .directory(let library):
            guard let found = try library.content().mocks.first(where: { $0.id == name || $0.name == name }) else {
                throw CommandProblem.usage("unknown mock '\(name)' in \(library.path); mockcheck mocks list names all")
            }
            let body: JSONBody = [
                "id": .string(found.id), "name": .string(found.name), "private": .bool(found.isPrivate),
                "owner": .optional(found.owner), "createdAt": .string(found.createdAt.iso8601),
                "updatedAt": .string(found.updatedAt.iso8601),
            ]
            return body.text
        }
    }
}
