import HTTPMessage
import MockCore
import PostmanModel

/// What a mock answers, in the folders of its collection.
extension PageRoutes {
    /// One method and path of a request, with the examples that it has.
    private struct Row {
        var folder: String
        var method: String
        var path: String
        var request: String
        /// Of the request, in file order.
        var number: Int
        var calls = 0
        var examples: [[String: Any]] = []
        var findings: [[String: Any]] = []
    }

    private static let mostRows = 100

    func endpoints(of mock: ServedMock, _ visit: Visit) -> [String: Any] {
        let query = visit.request.query("q") ?? ""
        let found = findings(mock)
        let all = rows(of: mock, found)
        let isEditable = created.editing(of: mock) != nil
        let rows = all.filter { row in
            PageList<Row>.isFound([row.folder, row.method, row.path, row.request], by: query)
        }
        let pages = PageList(rows, at: "/page/mocks/\(mock.id)?", visit.request, most: Self.mostRows)
        var folders: [[String: Any]] = []
        var last: String?
        for row in pages.shown {
            if row.folder != last {
                folders.append(["folder": row.folder, "hasFolder": !row.folder.isEmpty, "rows": [[String: Any]]()])
            }
            last = row.folder
            var listed = folders[folders.count - 1]["rows"] as? [[String: Any]] ?? []
            listed.append(values(of: row, mock, isEditable: isEditable))
            folders[folders.count - 1]["rows"] = listed
        }
        let served = all.count { !$0.examples.isEmpty }
        let silent = all.count { $0.calls == 0 && !$0.examples.isEmpty }
        var values = pages.values(rows.count == 1 ? "endpoint" : "endpoints")
        values.merge([
            "folders": folders, "hasEndpoints": !all.isEmpty, "query": query,
            "isSearchable": all.count > 10 || !query.isEmpty, "isEditable": isEditable,
            "asked": silent == served
                ? "None has been called since the server started."
                : silent == 0
                    ? "Each has been called since the server started."
                    : "\(silent) of \(served) never asked for since the server started.",
            "findings": found.filter { $0.request == nil }.map(\.values),
        ]) { $1 }
        return values
    }

    private func values(of row: Row, _ mock: ServedMock, isEditable: Bool) -> [String: Any] {
        [
            "method": row.method, "path": row.path, "request": row.request, "examples": row.examples,
            "number": row.number, "isSilent": row.calls == 0 && !row.examples.isEmpty, "isEmpty": row.examples.isEmpty,
            "isAsked": row.calls > 0, "mock": mock.id, "isEditable": isEditable,
            "calls": row.calls == 1 ? "1 call" : "\(row.calls) calls",
            "findings": row.findings, "hasFindings": !row.findings.isEmpty,
        ]
    }

    private func rows(of mock: ServedMock, _ found: [PageFinding]) -> [Row] {
        let places = mock.mock.exampleEndpoints
        let counts = mock.meter.reading.examples
        let isEditable = created.editing(of: mock) != nil
        let groups = Dictionary(grouping: found, by: \.request)
        var rows: [Row] = []
        var number = 0
        for (index, item) in mock.definition.collection.requests.enumerated() {
            let start = rows.count
            for example in item.examples where number < places.count {
                let place = places[number]
                if rows.count == start || rows[rows.count - 1].method != place.method
                    || rows[rows.count - 1].path != place.path
                {
                    rows.append(
                        Row(
                            folder: item.folders.joined(separator: " / "), method: place.method, path: place.path,
                            request: item.name, number: index))
                }
                let count = counts[example.id] ?? 0
                rows[rows.count - 1].calls += count
                rows[rows.count - 1].examples.append([
                    "number": number, "code": example.code ?? 200, "name": example.name, "mock": mock.id,
                    "isEditable": isEditable, "asked": count == 0 ? "never asked for" : "asked for \(count)×",
                ])
                number += 1
            }
            if rows.count == start {
                let request = item.request
                rows.append(
                    Row(
                        folder: item.folders.joined(separator: " / "), method: request.method,
                        path: request.url.path.isEmpty ? "/" : request.url.path, request: item.name, number: index))
            }
            rows[start].findings = groups[item.location]?.map(\.values) ?? []
        }
        return rows
    }
}
