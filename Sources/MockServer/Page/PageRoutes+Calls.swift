import HTTPMessage
import MockStore
import PostmanModel

/// The call log: the newest calls, searched, and one call in full.
extension PageRoutes {
    private static let mostShown = 100

    func callLog(_ visit: Visit) -> Reply {
        let query = visit.request.query("q") ?? ""
        let chosen = visit.request.query("mock") ?? ""
        let hidden = Set(created.registry.directory.mocks.filter { !maySee($0, visit) }.map(\.id))
        let found = calls.newest.filter { entry in
            !(entry.mockID.map(hidden.contains) ?? false) && (chosen.isEmpty || entry.mockID == chosen)
                && Self.fits(entry, query)
        }
        let shown = found.prefix(Self.mostShown).map(Self.values)
        let mocks = created.registry.directory.mocks.map { mock -> [String: Any] in
            ["id": mock.id, "name": mock.name, "isChosen": mock.id == chosen]
        }
        let values: [String: Any] = [
            "query": query, "mocks": mocks, "calls": shown, "hasCalls": !shown.isEmpty,
            "isFiltered": !query.isEmpty || !chosen.isEmpty,
            "count": shown.count < found.count
                ? "The newest \(shown.count) of \(found.count)" : shown.count == 1 ? "1 call" : "\(shown.count) calls",
        ]
        return templates.reply(.calls, title: "Calls", values)
    }

    func callDetail(_ visit: Visit) throws -> Reply {
        guard let number = Int(visit.request["number"]), let entry = calls.record(number: number) else {
            throw APIError(
                status: 404, name: "instanceNotFoundError",
                message: "This call is no longer in the log, which holds the newest ones.")
        }
        if let id = entry.mockID, let mock = created.registry.directory[id] { try require(mock, visit) }
        var values = Self.values(of: entry)
        if entry.outcome == AnsweredCall.Label.matched.rawValue { values["example"] = entry.responseName }
        values["duration"] = "\(entry.microseconds) µs"
        values["parts"] = [
            Self.part("Request", entry.request),
            Self.part("Response", entry.response),
        ]
        return templates.reply(.call, title: "\(entry.method) \(entry.target)", values)
    }

    /// Every word must be somewhere in what the list shows of the call.
    private static func fits(_ entry: CallRecord, _ query: String) -> Bool {
        let text = [
            entry.method, entry.target, String(entry.status), entry.outcome, entry.mockName,
            entry.responseName,
        ].joined(separator: "\n").lowercased()
        return query.lowercased().split(whereSeparator: \.isWhitespace).allSatisfy { text.contains($0) }
    }

    private static func values(of entry: CallRecord) -> [String: Any] {
        let time = entry.time.iso8601
        return [
            "number": entry.number, "time": time, "clock": time.dropFirst(11).prefix(8), "method": entry.method,
            "target": entry.target, "status": entry.status,
            "tone": entry.status < 400 ? "good" : "bad",
            "outcome": entry.outcome.replacing("_", with: " "), "mock": entry.mockName,
        ]
    }

    private static func part(_ title: String, _ content: CallRecord.Content) -> [String: Any] {
        var part: [String: Any] = ["title": title]
        let (headers, body, omitted) = (content.headers, content.body, content.omittedBytes)
        if !headers.fields.isEmpty {
            part["headers"] = headers.fields.map { "\($0.name): \($0.value)" }.joined(separator: "\n")
        }
        if body.isEmpty {
            part["note"] = "No body"
        } else if let text = String(validating: body, as: UTF8.self) {
            part["body"] = text
            if omitted > 0 { part["note"] = "\(omitted) more bytes were not stored" }
        } else {
            part["note"] = "\(body.count + omitted) bytes of binary data"
        }
        return part
    }
}
