import HTTPMessage
import MockCore
import MockStore
import PostmanModel

/// The list of mock servers, and how one is made, shown, changed and deleted.
extension PageRoutes {
    func list(_ visit: Visit) -> Reply {
        let query = visit.request.query("q") ?? ""
        let all = created.registry.directory.mocks
        let found = all.filter { mock in
            PageList<ServedMock>.isFound([mock.name, mock.path, mock.isPrivate ? "private" : "public"], by: query)
        }
        let sorting = visit.request.query("sort") == "name"
        let pages = PageList(
            sorting ? found.sorted { $0.name.lowercased() < $1.name.lowercased() } : found,
            at: "/page/mocks?" + (sorting ? "sort=name&" : ""), visit.request, most: 50)
        var shown: [String: Any] = [
            "mocks": pages.shown.map(values), "hasMocks": !found.isEmpty, "query": query, "sorting": sorting,
            "isSearchable": all.count > 10 || !query.isEmpty, "isFiltered": !query.isEmpty,
        ]
        shown.merge(pages.values("mock servers")) { $1 }
        if visit.request.query("deleted") != nil { shown["notice"] = "Deleted the mock server." }
        shown["vanishes"] = !created.library.isKept
        return templates.reply(.mocks, title: "Mock servers", shown)
    }

    // MARK: Making one

    func blankForm(_ visit: Visit) -> Reply { form(MockForm(), visit) }

    func create(_ visit: Visit) throws -> Reply {
        var filled = MockForm(visit.request.form())
        if filled.isBeingFilledIn { return form(filled, visit) }
        if filled.source == .mock, let origin = created.registry.directory[filled.collectionOf] {
            try require(origin, visit)
        }
        if filled.wantsNextStep { return configuration(filled, visit) }
        let environment = environments(visit).first { $0.id == filled.environmentOf }
        do throws(PageProblem) {
            let made = try created.create(filled, environment: environment?.source)
            return seeNextSteps(of: made, visit)
        } catch {
            // Where its field is.
            filled.isConfiguring = ["name", "environment"].contains(error.field)
            return form(filled, visit, problem: error)
        }
    }

    /// The second step, where there is nothing to say of the first.
    private func configuration(_ filled: MockForm, _ visit: Visit) -> Reply {
        do throws(PageProblem) {
            try created.check(filled)
        } catch {
            return form(filled, visit, problem: error)
        }
        var filled = filled
        filled.isConfiguring = true
        return form(filled, visit)
    }

    private func form(_ form: MockForm, _ visit: Visit, problem: PageProblem? = nil) -> Reply {
        var values = form.values
        values["token"] = visit.token
        if let problem { values.merge(problem.values) { $1 } }
        let mocks = created.registry.directory.mocks.filter { maySee($0, visit) }
        values["hasCollections"] = !mocks.isEmpty
        values["collections"] = mocks.map { mock -> [String: Any] in
            ["id": mock.id, "name": mock.name, "isChosen": mock.id == form.collectionOf]
        }
        let environments = environments(visit)
        values["hasEnvironments"] = !environments.isEmpty
        values["environments"] = environments.map { environment -> [String: Any] in
            ["id": environment.id, "name": environment.name, "isChosen": environment.id == form.environmentOf]
        }
        return templates.reply(.new, title: "Create a mock server", values, status: problem == nil ? 200 : 422)
    }

    /// The environments of mocks that the visitor may see; those of no mock only where there is nobody to hide them from.
    private func environments(_ visit: Visit) -> [DocumentIndex.Item] {
        let isOpen = !created.hasHadKeys
        return DocumentIndex(.environment, of: created, startedAt: time.now()).items.filter { item in
            isOpen || !item.mocks.isEmpty && item.mocks.allSatisfy { maySee($0, visit) }
        }
    }

    /// To the page that shows the key, once: loading it again makes nothing again.
    private func seeNextSteps(of made: CreatedMocks.Made, _ visit: Visit) -> Reply {
        if let key = made.key {
            // Whoever has just got the key need not type it.
            if visit.visitor == nil { session.keys.add(KeyDigest(ofKey: key), to: visit.session) }
            session.newKeys.add(key, of: made.mock.id, to: visit.session)
        }
        return seeOther("/page/mocks/\(made.mock.id)/next")
    }

    func next(_ visit: Visit) throws -> Reply {
        let mock = try mock(of: visit)
        let key = session.newKeys.take(mock.id, of: visit.session)
        var values: [String: Any] = [
            "name": mock.name, "id": mock.id, "url": url(of: mock), "wasShown": mock.isPrivate && key == nil,
            "curl": curl(mock, key.map { .known($0) } ?? (mock.isPrivate ? .variable : nil)),
        ]
        values["key"] = key
        return templates.reply(.made, title: "\(mock.name) is ready", values)
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
            return seeNextSteps(of: made, visit)
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

    func mock(of visit: Visit, toEdit: Bool = false) throws -> ServedMock {
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
        if let problem { shown.merge(problem.values) { $1 } }
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
        if case .stored? = created.library.content.mock(mock.id)?.collection { shown["isStored"] = true }
        shown["curl"] = curl(mock, mock.isPrivate ? .variable : nil)
        shown.merge(endpoints(of: mock, visit)) { $1 }
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

    func url(of mock: ServedMock) -> String { base + mock.path }

    private func curl(_ mock: ServedMock, _ key: CurlLine.Key?) -> String {
        let (method, target) = mock.mock.sampleCall ?? ("GET", "/")
        return CurlLine(method: method, url: url(of: mock) + target, key: key ?? .none).text
    }
}
