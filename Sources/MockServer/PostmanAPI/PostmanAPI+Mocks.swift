import HTTPMessage
import MockCore
import MockStore
import PostmanModel

/// `/mocks`: rows 8.01 to 8.08.
extension PostmanAPI {
    /// By default the visitor's own; with a workspace or a team all that the visitor may see (8.01, 8.21).
    func listMocks(_ visit: Visit) throws -> Reply {
        let showsAll = ["workspace", "teamId"].contains { visit.request.query($0) != nil }
        let records = visibleRecords(visit).filter { record in
            record.mock.isActive && (showsAll || record.owner == visit.visitor.name)
        }
        return Reply(json: ["mocks": .array(records.map { .object($0.members) })])
    }

    func showMock(_ visit: Visit) throws -> Reply {
        let record = try record(visit)
        let endpoints = record.mock.mock.endpoints.map { endpoint -> JSONBody in
            [
                "method": .string(endpoint.method), "path": .string(endpoint.path),
                "codes": .array(endpoint.codes.map(JSONBody.integer)), "examples": .integer(endpoint.exampleCount),
            ]
        }
        return Reply(
            json: [
                "mock": .object(
                    record.members(own: [.init("endpoints", .array(endpoints))]) + [
                        .init("deactivated", .bool(!record.mock.isActive))
                    ])
            ])
    }

    func createMock(_ visit: Visit) throws -> Reply {
        let body = try RequestValue(visit.request, in: "mock")
        guard body["collection"].map({ !$0.isNull }) ?? false else { throw APIError.missing("collection") }
        let collection = try source(body, "collection", visit)
        var declaration = MockDeclaration(
            name: try body.text("name") ?? "", isPrivate: try body.flag("private") ?? false,
            owner: visit.visitor.name)
        let hasEnvironment = body["environment"].map { !$0.isNull } ?? false
        let environment = hasEnvironment ? try source(body, "environment", visit) : nil
        if declaration.name.isBlank {
            declaration.name = freeName(created.collection(collection)?.name ?? "Mock")
        }
        let mock = try created.create(declaration, from: collection, environment)
        return Reply(json: ["mock": .object(record(mock).members)])
    }

    /// Postman names a mock without a name after its collection; here no two mocks have one name.
    private func freeName(_ name: String) -> String {
        let names = Set(created.registry.directory.mocks.map(\.name))
        if !names.contains(name) { return name }
        var number = 2
        while names.contains("\(name) (\(number))") { number += 1 }
        return "\(name) (\(number))"
    }

    /// What is not given stays as it is; a mock that stays private for that is told so (8.24).
    func updateMock(_ visit: Visit) throws -> Reply {
        let entry = try ownEntry(visit)
        let body = try RequestValue(visit.request, in: "mock")
        let name = try body.text("name")
        if let name, name.isBlank { throw APIError.invalid("name", "It is empty.") }
        let isPrivate = try body.flag("private")
        var changed = entry
        if let name { changed.name = name }
        if let isPrivate { changed.isPrivate = isPrivate }
        if body["collection"].map({ !$0.isNull }) ?? false {
            changed.collection = try source(body, "collection", visit, for: entry.id)
        }
        if let environment = body["environment"] {
            changed.environment =
                environment.isNull ? nil : try source(body, "environment", visit, for: entry.id)
        }
        if let response = try body.object("config")?["serverResponseId"] {
            changed.activeResponseID = try activeResponse(response, of: entry)
        }
        if entry.isPrivate, !changed.isPrivate { try checkUse(of: changed, visit) }
        let wanted = changed
        var record = record(try created.change(entry.id) { $0 = wanted })
        if isPrivate == nil, entry.isPrivate {
            record.warning = "The mock stays private, as the request gives no private; false makes it public."
        }
        return Reply(json: ["mock": .object(record.members)])
    }

    private func activeResponse(_ value: RequestValue, of entry: LibraryMock) throws(APIError) -> String? {
        if value.isNull || value.value.string == "" { return nil }
        guard let id = value.value.string, entry.responses.contains(where: { $0.id == id }) else {
            throw .noSuchResponse
        }
        return id
    }

    func deleteMock(_ visit: Visit) throws -> Reply {
        let entry = try ownEntry(visit)
        try created.delete(entry.id)
        return Reply(
            json: [
                "mock": [
                    "id": .string(entry.id), "uid": .string(PostmanID.uid(entry.id, owner: created.owner(of: entry))),
                ]
            ])
    }

    func publish(_ visit: Visit) throws -> Reply { try setPrivate(false, visit) }

    func unpublish(_ visit: Visit) throws -> Reply { try setPrivate(true, visit) }

    private func setPrivate(_ isPrivate: Bool, _ visit: Visit) throws -> Reply {
        let entry = try ownEntry(visit)
        guard entry.isPrivate != isPrivate else {
            throw isPrivate
                ? APIError(
                    status: 400, name: "mockAlreadyUnpublishedError", message: "This mock has already been deleted.")
                : APIError(status: 400, name: "mockAlreadyPublishedError", message: "This mock is already public.")
        }
        if !isPrivate { try checkUse(of: entry, visit) }
        _ = try created.change(entry.id) { $0.isPrivate = isPrivate }
        return Reply(json: ["mock": ["id": .string(entry.id)]])
    }

    // MARK: One of them

    private func record(_ mock: ServedMock) -> MockRecord {
        record(mock, of: documents(.collection), and: documents(.environment))
    }

    private func record(
        _ mock: ServedMock, of collections: DocumentIndex, and environments: DocumentIndex
    ) -> MockRecord {
        let entry = created.library.content.mock(mock.id)
        let fileEnvironment = mock.definition.environment.map { LibraryMock.Source.file(at: $0.file) }
        let environment = entry.map(\.environment) ?? fileEnvironment
        return MockRecord(
            mock: mock, entry: entry, owner: ownership(of: mock).owner ?? created.usualOwner, url: base + mock.path,
            startedAt: startedAt,
            collectionUID: collections.uid(of: entry?.collection ?? .file(at: mock.definition.collection.file)),
            environmentUID: environment.map(environments.uid))
    }

    func visibleRecords(_ visit: Visit) -> [MockRecord] {
        let (collections, environments) = (documents(.collection), documents(.environment))
        return created.registry.directory.mocks.map { record($0, of: collections, and: environments) }
            .filter { canView($0, visit.visitor) }
    }

    /// The mock that the path names, where the visitor may see it.
    func record(_ visit: Visit) throws(APIError) -> MockRecord {
        let directory = created.registry.directory
        guard let mock = PostmanID.readings(of: visit.request["mockId"]).compactMap({ directory[$0] }).first else {
            throw .noSuchMock
        }
        let record = record(mock)
        guard canView(record, visit.visitor) else { throw .forbidden }
        return record
    }

    /// The same, where it was made here and the visitor may change it.
    func ownEntry(_ visit: Visit) throws -> LibraryMock {
        let record = try record(visit)
        guard let entry = record.entry else { throw MakingProblem.isReadFromFiles }
        guard canEdit(record, visit.visitor) else { throw APIError.forbidden }
        return entry
    }

    /// Whose a mock is and with whom it is shared, of files and of the library alike.
    func ownership(of mock: ServedMock) -> Ownership { created.ownership(of: mock) }

    private func canView(_ record: MockRecord, _ visitor: Person) -> Bool {
        visitor.role == .admin || created.rules.permission(of: visitor, on: ownership(of: record.mock)) != nil
            || created.rules.isTeammate(visitor, of: record.owner)
    }

    private func canEdit(_ record: MockRecord, _ visitor: Person) -> Bool {
        created.mayEdit(record.mock, visitor)
    }

    /// The mock that the path names, where the visitor may have its answers: a team sees that there is a private mock,
    /// and reads what it says only where it may call it.
    func readableRecord(_ visit: Visit) throws(APIError) -> MockRecord {
        let record = try record(visit)
        guard mayCall(record.mock, visit) else { throw .forbidden }
        return record
    }

    /// Whether the visitor may call a mock, by the key of this request or by any other of theirs.
    func mayCall(_ mock: ServedMock, _ visit: Visit) -> Bool {
        visit.key.map { created.mayCall(mock, $0, visit.visitor) } ?? true
    }
}
