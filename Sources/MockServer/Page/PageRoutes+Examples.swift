import HTTPMessage
import MockStore
import PostmanModel

/// Examples of mocks that were made here: added, edited and removed in place.
extension PageRoutes {
    func editing(of mock: ServedMock, _ visit: Visit) throws -> CreatedMocks.Editing {
        guard let editing = created.editing(of: mock) else {
            throw APIError(
                status: 409, name: "mockNotEditable",
                message: "The examples of '\(mock.name)' cannot be edited here. Change them in the collection's file.")
        }
        // Whoever changes a collection changes all mocks that are made from it.
        for other in created.mocks(of: editing.document) { try require(other, visit, toEdit: true) }
        return editing
    }

    // MARK: One that is there

    func example(_ visit: Visit) throws -> Reply {
        let mock = try mock(of: visit, toEdit: true)
        _ = try editing(of: mock, visit)
        let example = try example(of: mock, visit)
        let values: [String: Any] = [
            "exampleName": example.name, "code": example.code ?? 200,
            "body": String(decoding: example.body, as: UTF8.self),
            "headers": HeaderLines.text(example.headers.filter(\.isEnabled).map { ($0.key, $0.value ?? "") }),
        ]
        return form(of: mock, visit, values)
    }

    func saveExample(_ visit: Visit) throws -> Reply {
        let mock = try mock(of: visit, toEdit: true)
        let editing = try editing(of: mock, visit)
        let old = try example(of: mock, visit)
        do throws(PageProblem) {
            let response = try response(visit)
            guard let text = editing.edit.replacing(try number(visit), with: response) else {
                throw PageProblem("The example '\(old.name)' cannot be changed here.")
            }
            try rewrite(editing, text)
        } catch {
            return form(of: mock, visit, filled(visit).merging(error.values) { $1 }, status: 422)
        }
        return seeOther("/page/mocks/\(mock.id)?saved=yes")
    }

    func removeExample(_ visit: Visit) throws -> Reply {
        let mock = try mock(of: visit, toEdit: true)
        let editing = try editing(of: mock, visit)
        _ = try example(of: mock, visit)
        do throws(PageProblem) {
            guard let text = editing.edit.removing(try number(visit)) else {
                throw PageProblem("This example cannot be removed here.")
            }
            try rewrite(editing, text)
        } catch {
            return form(of: mock, visit, filled(visit).merging(error.values) { $1 }, status: 422)
        }
        return seeOther("/page/mocks/\(mock.id)?saved=yes")
    }

    /// The example that the address names; its name is checked where a form carries it, for numbers move.
    private func example(of mock: ServedMock, _ visit: Visit) throws -> Example {
        let all = mock.definition.collection.requests.flatMap(\.examples)
        guard let number = Int(visit.request["number"]), all.indices.contains(number),
            visit.field("was").map({ $0 == all[number].name }) ?? true
        else {
            throw APIError(
                status: 404, name: "instanceNotFoundError",
                message: "This example does not exist or was changed meanwhile. Open it again from its mock server.")
        }
        return all[number]
    }

    private func number(_ visit: Visit) throws(PageProblem) -> Int {
        guard let number = Int(visit.request["number"]) else { throw PageProblem("This is not an example.") }
        return number
    }

    func response(_ visit: Visit) throws(PageProblem) -> CollectionEdit.Response {
        let name = visit.field("exampleName") ?? ""
        if name.isBlank { throw PageProblem("An example needs a name.", at: "name") }
        let code = (visit.field("code") ?? "").trimmingHTTPBlanks
        guard let status = Int(code), (200...599).contains(status) else {
            throw PageProblem("'\(code)' is not a valid status code (200–599).", at: "code")
        }
        let headers = try HeaderLines.fields(visit.field("headers") ?? "")
        let body = (visit.field("body") ?? "").replacing("\r\n", with: "\n")
        let type = headers.last { $0.name.isEqualIgnoringASCIICase(to: "content-type") }?.value
        if type.flatMap(MediaType.init)?.isJSON == true, let problem = Self.jsonProblem(body) {
            throw PageProblem(problem, at: "body")
        }
        return CollectionEdit.Response(name: name, code: status, headers: headers, body: body)
    }

    func rewrite(_ editing: CreatedMocks.Editing, _ text: [UInt8]) throws(PageProblem) {
        do throws(MakingProblem) {
            try created.rewrite(documentID: editing.document.id, from: editing.document.text, to: text)
        } catch {
            throw PageProblem("\(error)")
        }
    }

    func filled(_ visit: Visit) -> [String: Any] {
        var values: [String: Any] = [:]
        for name in ["exampleName", "code", "headers", "body", "method", "path", "requestName", "url"] {
            values[name] = visit.field(name) ?? ""
        }
        return values
    }

    private func form(of mock: ServedMock, _ visit: Visit, _ filled: [String: Any], status: Int = 200) -> Reply {
        var values = filled
        let isNew = filled["isNew"] != nil
        values["isThere"] = !isNew
        values["heading"] = isNew ? "Add an example" : "Edit an example"
        values["submit"] = isNew ? "Add" : "Save"
        values["action"] =
            "/page/mocks/\(mock.id)/" + (isNew ? "new-example" : "examples/\(visit.request["number"])")
        values["token"] = visit.token
        values["mock"] = mock.name
        values["id"] = mock.id
        values["number"] = visit.request["number"]
        values["was"] = visit.field("was") ?? filled["exampleName"]
        if visit.request.query("added") != nil { values["notice"] = "Created the example. Fill in what it answers." }
        return templates.reply(.example, title: "Edit an example of \(mock.name)", values, status: status)
    }

    // MARK: A new one

    func newExample(_ visit: Visit) throws -> Reply {
        let mock = try mock(of: visit, toEdit: true)
        _ = try editing(of: mock, visit)
        return form(of: mock, visit, ["isNew": true, "method": "GET", "path": "/", "code": 200])
    }

    func addExample(_ visit: Visit) throws -> Reply {
        let mock = try mock(of: visit, toEdit: true)
        let editing = try editing(of: mock, visit)
        do throws(PageProblem) {
            let code = (visit.field("code") ?? "").trimmingHTTPBlanks
            guard let status = Int(code) else {
                throw PageProblem("'\(code)' is not a valid status code (200–599).", at: "code")
            }
            let body = (visit.field("body") ?? "").replacing("\r\n", with: "\n")
            let row: DraftRow
            do throws(DraftProblem) {
                row = try DraftRow(
                    method: (visit.field("method") ?? "").trimmingHTTPBlanks,
                    path: (visit.field("path") ?? "").trimmingHTTPBlanks, code: status, body: body)
            } catch {
                throw PageProblem(fragment: "\(error)", at: error.field)
            }
            try rewrite(editing, editing.edit.adding(row))
        } catch {
            let values = filled(visit).merging(error.values) { $1 }.merging(["isNew": true]) { $1 }
            return form(of: mock, visit, values, status: 422)
        }
        return seeOther("/page/mocks/\(mock.id)?saved=yes")
    }

    /// An unmatched call becomes an example of its mock.
    func exampleOfCall(_ visit: Visit) throws -> Reply {
        let entry = try record(visit)
        guard let id = entry.mockID, let mock = created.registry.directory[id], let row = Self.draft(of: entry) else {
            throw APIError(status: 409, name: "mockNotEditable", message: "This call cannot become an example.")
        }
        try require(mock, visit, toEdit: true)
        let editing = try editing(of: mock, visit)
        do throws(PageProblem) {
            try rewrite(editing, editing.edit.adding(row))
        } catch {
            throw APIError(status: 409, name: "mockNotEditable", message: error.sentence)
        }
        return seeOther("/page/mocks/\(mock.id)/examples/\(editing.edit.exampleCount)?added=yes")
    }

    // MARK: JSON, as one types

    /// One line for the script of the page; empty where the text is JSON.
    func checkJSON(_ visit: Visit) -> Reply {
        let text = (visit.field("body") ?? "").replacing("\r\n", with: "\n")
        return Reply(
            status: 200, headers: PageTemplates.headers("text/plain; charset=utf-8"),
            body: Array((Self.jsonProblem(text) ?? "").utf8))
    }

    static func jsonProblem(_ text: String) -> String? {
        if text.isBlank { return nil }
        do throws(JSONSyntaxError) {
            _ = try JSONDocument.parse(Array(text.utf8))
            return nil
        } catch {
            return "Invalid JSON: \(error.message) (\(error.line):\(error.column))."
        }
    }
}

extension DraftProblem {
    /// The field of a form that it is about.
    fileprivate var field: String? {
        switch self {
        case .method: "method"
        case .path: "path"
        case .code: "code"
        case .row, .bodyFile, .noRows, .noName: nil
        }
    }
}
