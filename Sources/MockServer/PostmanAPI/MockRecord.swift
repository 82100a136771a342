import MockStore
import PostmanModel

/// A mock as Postman's API shows it (B-2.02), whether it comes from files or was made here.
struct MockRecord {
    let mock: ServedMock
    /// Nil for one that is read from files.
    let entry: LibraryMock?
    let owner: String
    let url: String
    let startedAt: Timestamp
    let collectionUID: String
    let environmentUID: String?
    /// What a client should know that Postman's own answer has no place for.
    var warning: String?

    var members: [JSONBody.Member] { members(own: []) }

    /// - Parameter more: what else Postman's API has no place for.
    func members(own more: [JSONBody.Member]) -> [JSONBody.Member] {
        let configuration = mock.definition.configuration
        var members: [JSONBody.Member] = [
            .init("id", .string(mock.id)), .init("owner", .string(PostmanID.owner(owner))),
            .init("uid", .string(PostmanID.uid(mock.id, owner: owner))), .init("collection", .string(collectionUID)),
        ]
        if let environmentUID { members.append(.init("environment", .string(environmentUID))) }
        let createdAt = (entry?.createdAt ?? startedAt).iso8601
        members += [
            .init("mockUrl", .string(url)), .init("name", .string(mock.name)),
            .init("config", config(configuration)), .init("createdAt", .string(createdAt)),
            .init("updatedAt", .string((entry?.updatedAt ?? startedAt).iso8601)),
            // Says who may see the element, not who may call it (B-2.03); nobody else sees anything here.
            .init("isPublic", false), .init("mockcheck", .object(own + more)),
        ]
        return members
    }

    private var own: [JSONBody.Member] {
        [.init("private", .bool(mock.isPrivate))] + (warning.map { [.init("warning", .string($0))] } ?? [])
    }

    private func config(_ configuration: MockConfiguration) -> JSONBody {
        let matching = configuration.matching
        let delay: JSONBody =
            configuration.delayMilliseconds.map { ["type": "fixed", "duration": .integer($0)] } ?? .null
        return [
            "headers": .array(matching.headers.map(JSONBody.string)), "matchBody": .bool(matching.matchBody),
            "matchHeader": .bool(matching.matchHeader ?? !matching.headers.isEmpty),
            "matchQueryParams": .bool(matching.matchQueryParams), "matchWildcards": .bool(matching.matchWildcards),
            "delay": delay, "serverResponseId": .optional(entry?.activeResponseID),
        ]
    }
}
