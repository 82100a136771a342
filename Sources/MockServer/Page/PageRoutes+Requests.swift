import HTTPMessage
import MockStore
import PostmanModel

/// Requests of mocks that were made here, edited and removed in place; and one example more of a request.
extension PageRoutes {
    /// A request, its number in file order, and that of its first example.
    private struct Place {
        var number: Int
        var item: RequestItem
        var firstExample: Int
    }

    func request(_ visit: Visit) throws -> Reply {
        let mock = try mock(of: visit, toEdit: true)
        _ = try editing(of: mock, visit)
        let place = try place(in: mock, visit)
        let request = place.item.request
        let values: [String: Any] = [
            "requestName": place.item.name, "method": request.method, "url": request.url.text,
            "headers": Self.headerText(request), "body": request.text ?? "",
        ]
        return form(of: mock, visit, place, values)
    }

    func saveRequest(_ visit: Visit) throws -> Reply {
        let mock = try mock(of: visit, toEdit: true)
        let editing = try editing(of: mock, visit)
        let place = try place(in: mock, visit)
        do throws(PageProblem) {
            let followers = Set(place.item.followers)
            guard
                let text = editing.edit.replacing(
                    request: place.number, with: try wanted(visit, place.item.request), followers: followers)
            else { throw PageProblem("The request '\(place.item.name)' cannot be changed here.") }
            try rewrite(editing, text)
        } catch {
            return form(of: mock, visit, place, filled(visit).merging(error.values) { $1 }, status: 422)
        }
        return seeOther("/page/mocks/\(mock.id)?saved=yes")
    }

    func removeRequest(_ visit: Visit) throws -> Reply {
        let mock = try mock(of: visit, toEdit: true)
        let editing = try editing(of: mock, visit)
        let place = try place(in: mock, visit)
        do throws(PageProblem) {
            guard let text = editing.edit.removing(request: place.number) else {
                throw PageProblem("The request '\(place.item.name)' cannot be removed here.")
            }
            try rewrite(editing, text)
        } catch {
            throw APIError(status: 409, name: "mockNotEditable", message: error.sentence)
        }
        return seeOther("/page/mocks/\(mock.id)?saved=yes")
    }

    // MARK: One example more

    func anotherExample(_ visit: Visit) throws -> Reply {
        let mock = try mock(of: visit, toEdit: true)
        _ = try editing(of: mock, visit)
        let place = try place(in: mock, visit)
        let headers = "Content-Type: application/json"
        return exampleForm(of: mock, visit, place, ["exampleName": place.item.name, "code": 200, "headers": headers])
    }

    func addAnotherExample(_ visit: Visit) throws -> Reply {
        let mock = try mock(of: visit, toEdit: true)
        let editing = try editing(of: mock, visit)
        let place = try place(in: mock, visit)
        do throws(PageProblem) {
            guard let text = editing.edit.adding(try response(visit), to: place.number) else {
                throw PageProblem("The request '\(place.item.name)' cannot be changed here.")
            }
            try rewrite(editing, text)
        } catch {
            return exampleForm(of: mock, visit, place, filled(visit).merging(error.values) { $1 }, status: 422)
        }
        return seeOther("/page/mocks/\(mock.id)?saved=yes")
    }

    private func exampleForm(
        of mock: ServedMock, _ visit: Visit, _ place: Place, _ filled: [String: Any], status: Int = 200
    ) -> Reply {
        var values = filled
        values["token"] = visit.token
        values["id"] = mock.id
        values["was"] = place.item.name
        values["heading"] = "Add an example of \(place.item.name)"
        values["submit"] = "Add"
        values["action"] = "/page/mocks/\(mock.id)/requests/\(place.number)/new-example"
        return templates.reply(.example, title: "Add an example", values, status: status)
    }

    // MARK: What is there, and what is wanted

    /// The request that the address names; its name is checked where a form carries it, for numbers move.
    private func place(in mock: ServedMock, _ visit: Visit) throws -> Place {
        let all = mock.definition.collection.requests
        guard let number = Int(visit.request["number"]), all.indices.contains(number),
            visit.field("was").map({ $0 == all[number].name }) ?? true
        else {
            throw APIError(
                status: 404, name: "instanceNotFoundError",
                message: "This request does not exist or was changed meanwhile. Open it again from its mock server.")
        }
        let before = all[..<number].reduce(0) { $0 + $1.examples.count }
        return Place(number: number, item: all[number], firstExample: before)
    }

    /// Only what is not as it was, so that the rest keeps its bytes.
    private func wanted(_ visit: Visit, _ old: SavedRequest) throws(PageProblem) -> CollectionEdit.Request {
        let name = visit.field("requestName") ?? ""
        if name.isBlank { throw PageProblem("A request needs a name.", at: "name") }
        let method = (visit.field("method") ?? "").trimmingHTTPBlanks.uppercased()
        guard method.isHTTPToken else { throw PageProblem("'\(method)' is not a valid HTTP method.", at: "method") }
        let url = (visit.field("url") ?? "").trimmingHTTPBlanks
        guard !url.isEmpty, url.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F && $0 != 0x23 }) else {
            throw PageProblem("The URL must not be empty and must not contain spaces or #.", at: "url")
        }
        let text = visit.field("headers") ?? ""
        let headers = try HeaderLines.fields(text)
        var request = CollectionEdit.Request(name: name)
        if method != old.method { request.method = method }
        if url != old.url.text { request.url = url }
        if text.replacing("\r\n", with: "\n") != Self.headerText(old) { request.headers = headers }
        guard old.body == nil || old.text != nil else { return request }
        let body = (visit.field("body") ?? "").replacing("\r\n", with: "\n")
        let type = headers.last { $0.name.isEqualIgnoringASCIICase(to: "content-type") }?.value
        if type.flatMap(MediaType.init)?.isJSON == true, let problem = Self.jsonProblem(body) {
            throw PageProblem(problem, at: "body")
        }
        if body != old.text ?? "" { request.body = body }
        return request
    }

    private static func headerText(_ request: SavedRequest) -> String {
        HeaderLines.text(request.headers.filter(\.isEnabled).map { ($0.key, $0.value ?? "") })
    }

    private func form(
        of mock: ServedMock, _ visit: Visit, _ place: Place, _ filled: [String: Any], status: Int = 200
    ) -> Reply {
        let item = place.item
        var values = filled
        values["token"] = visit.token
        values["id"] = mock.id
        values["number"] = place.number
        values["was"] = item.name
        values["hasText"] = item.request.body == nil || item.request.text != nil
        values["followers"] =
            item.followers.count == item.examples.count
            ? "Its examples follow the change."
            : "\(item.followers.count) of its \(item.examples.count) examples follow the change; the others were saved "
                + "of another method or URL."
        values["examples"] = item.examples.enumerated().map { offset, example -> [String: Any] in
            ["code": example.code ?? 200, "name": example.name, "number": place.firstExample + offset, "mock": mock.id]
        }
        return templates.reply(.request, title: "Edit a request of \(mock.name)", values, status: status)
    }
}

extension RequestItem {
    /// Its examples that were saved of the request as it is, counted from 0.
    fileprivate var followers: [Int] {
        examples.indices.filter {
            examples[$0].request.method == request.method && examples[$0].request.url == request.url
        }
    }
}

extension SavedRequest {
    /// Its raw body.
    fileprivate var text: String? {
        if case .raw(let text, _)? = body { text } else { nil }
    }
}

extension SavedURL {
    /// As one writes it.
    fileprivate var text: String {
        let rows = query.filter(\.isEnabled).map { row in row.value.map { "\(row.key)=\($0)" } ?? row.key }
        return host + path + (rows.isEmpty ? "" : "?" + rows.joined(separator: "&"))
    }
}
