import HTTPMessage
import MockStore
import PostmanModel

/// `/workspaces`: there is one, and all that the visitor may see is in it.
extension PostmanAPI {
    func listWorkspaces(_ visit: Visit) throws -> Reply {
        Reply(json: ["workspaces": [.object(workspace)]])
    }

    func showWorkspace(_ visit: Visit) throws -> Reply {
        guard visit.request["workspaceId"].lowercased() == workspaceID else {
            throw APIError(
                status: 404, name: "instanceNotFoundError",
                message: "We could not find the workspace you are looking for.")
        }
        let mocks = visibleRecords(visit).map { record -> JSONBody in
            var members = record.members.filter { ["id", "uid", "name"].contains($0.name) }
            members.append(.init("deactivated", .bool(!record.mock.isActive)))
            return .object(members)
        }
        return Reply(
            json: [
                "workspace": .object(
                    workspace + [
                        .init("updatedBy", .string(PostmanID.owner(created.usualOwner))),
                        .init("collections", .array(references(.collection, visit))),
                        .init("environments", .array(references(.environment, visit))),
                        .init("mocks", .array(mocks)), .init("monitors", []), .init("apis", []),
                    ])
            ])
    }

    private var workspaceID: String { PostmanID.uuid(of: "workspace of \(created.usualOwner)") }

    private var workspace: [JSONBody.Member] {
        [
            .init("id", .string(workspaceID)), .init("name", "mockcheck"), .init("type", "personal"),
            .init("visibility", "personal"), .init("createdBy", .string(PostmanID.owner(created.usualOwner))),
            .init("createdAt", .string(startedAt.iso8601)), .init("updatedAt", .string(startedAt.iso8601)),
        ]
    }

    private func references(_ kind: LibraryDocument.Kind, _ visit: Visit) -> [JSONBody] {
        documents(kind).items.filter { canUse($0, visit) }.map(Self.reference)
    }

    private static func reference(_ item: DocumentIndex.Item) -> JSONBody {
        ["id": .string(item.id), "name": .string(item.name), "uid": .string(item.uid)]
    }
}
