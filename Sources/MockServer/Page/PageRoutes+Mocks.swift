import HTTPMessage
import MockCore
import MockStore
import PostmanModel

/// The list of mock servers, and how one is made, shown, changed and deleted.
extension PageRoutes {
    func list(_ visit: Visit) -> Reply {
        let mocks = created.registry.directory.mocks.map(values)
        var shown: [String: Any] = ["mocks": mocks, "hasMocks": !mocks.isEmpty]
        if visit.request.query("deleted") != nil { shown["notice"] = "Deleted the mock server." }
        shown["vanishes"] = !created.library.isKept
        return templates.reply(.mocks, title: "Mock servers", shown)
    }

    // MARK: Making one

    func blankForm(_ visit: Visit) -> Reply { form(MockForm(), visit) }

    func create(_ visit: Visit) throws -> Reply {
        let filled = MockForm(visit.request.form())
        if filled.wantsAnotherRow { return form(filled, visit) }
        if filled.source == .mock, let origin = created.registry.directory[filled.collectionOf] {
            try require(origin, visit)
        }
        do throws(PageProblem) {
            let made = try created.create(filled)
            signIn(with: made, visit)
            return nextSteps(made, heading: "\(made.mock.name) is ready")
        } catch {
            return form(filled, visit, problem: error)
        }
    }

    private func form(_ form: MockForm, _ visit: Visit, problem: PageProblem? = nil) -> Reply {
        var values = form.values
        values["token"] = visit.token
        values["problem"] = problem?.sentence
        let mocks = created.registry.directory.mocks.filter { maySee($0, visit) }
        values["hasCollections"] = !mocks.isEmpty
        values["collections"] = mocks.map { mock -> [String: Any] in
            ["id": mock.id, "name": mock.name, "isChosen": mock.id == form.collectionOf]
        }
        return templates.reply(.new, title: "Create a mock server", values, status: problem == nil ? 200 : 422)
    }

    /// Whoever has just got the key need not type it.
    private func signIn(with made: CreatedMocks.Made, _ visit: Visit) {
        if let key = made.key, visit.visitor == nil { session.keys.add(KeyDigest(ofKey: key), to: visit.session) }
    }

    private func nextSteps(_ made: CreatedMocks.Made, heading: String) -> Reply {
        var values: [String: Any] = [
            "heading": heading, "name": made.mock.name, "id": made.mock.id, "url": url(of: made.mock),
            "curl": curl(made.mock, made.key.map { .known($0) }),
        ]
        values["key"] = made.key
        return templates.reply(.made, title: heading, values)
    }

    // MARK: One of them

    func show(_ visit: Visit) throws -> Reply { detail(try mock(of: visit), visit) }

    func edit(_ visit: Visit) throws -> Reply {
        let mock = try mock(of: visit, toEdit: true)
        let delay = visit.field("delay") ?? ""
        guard delay.isEmpty || Int(delay).map({ (0...180_000).contains($0) }) == true else {
            return detail(mock, visit, problem: PageProblem("The delay must be a number of milliseconds up to 180000."))
        }
        do throws(MakingProblem) {
            _ = try created.change(mock.id) { entry in
                entry.name = visit.field("name") ?? ""
                entry.delayMilliseconds = Int(delay).flatMap { $0 == 0 ? nil : $0 }
                entry.matching.matchBody = visit.field("matchBody") == "on"
                entry.matching.matchQueryParams = visit.field("matchQueryParams") == "on"
                entry.matching.matchWildcards = visit.field("matchWildcards") == "on"
            }
        } catch {
            return detail(mock, visit, problem: PageProblem("\(error)"))
        }
        return seeOther("/page/mocks/\(mock.id)?saved=yes")
    }

    func setPrivacy(_ visit: Visit) throws -> Reply {
        let mock = try mock(of: visit, toEdit: true)
        let isPrivate = visit.field("private") == "on"
        do throws(PageProblem) {
            let made = try created.setPrivate(isPrivate, mock)
            guard isPrivate else { return seeOther("/page/mocks/\(mock.id)?saved=yes") }
            signIn(with: made, visit)
            return nextSteps(made, heading: "\(made.mock.name) is private now")
        } catch {
            return detail(mock, visit, problem: error)
        }
    }

    func askToDelete(_ visit: Visit) throws -> Reply {
        let mock = try mock(of: visit, toEdit: true)
        guard mock.origin == .created else { return detail(mock, visit) }
        let shown = ["name": mock.name, "id": mock.id, "url": url(of: mock), "token": visit.token]
        return templates.reply(.delete, title: "Delete \(mock.name)", shown)
    }

    func delete(_ visit: Visit) throws -> Reply {
        let mock = try mock(of: visit, toEdit: true)
        do throws(MakingProblem) {
            try created.delete(mock.id)
        } catch {
            return detail(mock, visit, problem: PageProblem("\(error)"))
        }
        return seeOther("/page/mocks?deleted=yes")
    }

    private func mock(of visit: Visit, toEdit: Bool = false) throws -> ServedMock {
        let id = visit.request["mockId"]
        guard let mock = created.registry.directory[id] else {
            throw APIError(
                status: 404, name: "instanceNotFoundError", message: "This mock server does not exist or was deleted.")
        }
        try require(mock, visit, toEdit: toEdit)
        return mock
    }

    private func detail(_ mock: ServedMock, _ visit: Visit, problem: PageProblem? = nil) -> Reply {
        var shown = values(of: mock)
        let configuration = mock.definition.configuration
        shown["token"] = visit.token
        shown["problem"] = problem?.sentence
        if visit.request.query("saved") != nil { shown["notice"] = "Saved." }
        shown["newName"] = problem == nil ? mock.name : visit.field("name") ?? mock.name
        shown["delay"] = configuration.delayMilliseconds ?? 0
        shown["matchBody"] = configuration.matching.matchBody
        shown["matchQueryParams"] = configuration.matching.matchQueryParams
        shown["matchWildcards"] = configuration.matching.matchWildcards
        shown["isPrivate"] = mock.isPrivate
        shown["collection"] = mock.definition.collection.name
        shown["environment"] = mock.definition.environment?.name ?? "none"
        shown["isOurs"] = mock.origin == .created
        shown["file"] = mock.definition.collection.file
        shown["curl"] = curl(mock, mock.isPrivate ? .variable : nil)
        let endpoints = mock.mock.endpoints
        shown["hasEndpoints"] = !endpoints.isEmpty
        shown["endpoints"] = endpoints.prefix(Self.listedEndpoints).map { endpoint -> [String: Any] in
            [
                "method": endpoint.method, "path": endpoint.path,
                "codes": "\(endpoint.exampleCount) (\(endpoint.codes.map(String.init).joined(separator: ", ")))",
            ]
        }
        if endpoints.count > Self.listedEndpoints {
            shown["moreEndpoints"] =
                "and \(endpoints.count - Self.listedEndpoints) more; mockcheck mocks show lists all"
        }
        return templates.reply(.mock, title: mock.name, shown, status: problem == nil ? 200 : 422)
    }

    // MARK: What is said of each

    private func values(of mock: ServedMock) -> [String: Any] {
        let count = mock.definition.collection.requests.reduce(0) { $0 + $1.examples.count }
        return [
            "id": mock.id, "name": mock.name, "url": url(of: mock), "access": mock.isPrivate ? "private" : "public",
            "isActive": mock.isActive, "examples": count == 1 ? "1 example" : "\(count) examples",
        ]
    }

    private func url(of mock: ServedMock) -> String { base + mock.path }

    /// A page of more than that is of no use to anybody.
    private static let listedEndpoints = 1000

    private func curl(_ mock: ServedMock, _ key: CurlLine.Key?) -> String {
        let (method, target) = mock.mock.sampleCall ?? ("GET", "/")
        return CurlLine(method: method, url: url(of: mock) + target, key: key ?? .none).text
    }
}
