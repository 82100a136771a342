import HTTPMessage
import MockCore

/// The call log: the newest calls, searched, and one call in full.
extension PageRoutes {
    private static let mostShown = 100

    func callLog(_ visit: Visit) -> Reply {
        let query = visit.request.query("q") ?? ""
        let chosen = visit.request.query("mock") ?? ""
        let found = calls.entries.filter { entry in
            (chosen.isEmpty || entry.mockID == chosen) && Self.fits(entry, query)
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
        guard let number = Int(visit.request["number"]), let entry = calls.entry(number) else {
            throw APIError(
                status: 404, name: "instanceNotFoundError",
                message: "This call is not kept any more; the log holds the newest ones.")
        }
        var values = Self.values(of: entry)
        values["example"] = entry.example
        let (seconds, attoseconds) = entry.duration.components
        values["duration"] = "\(seconds * 1_000_000 + attoseconds / 1_000_000_000_000) µs"
        values["parts"] = [
            Self.part("Request", entry.call.headers, entry.call.body, entry.omittedBytes.request),
            Self.part("Response", entry.reply.headers, entry.reply.body, entry.omittedBytes.response),
        ]
        return templates.reply(.call, title: "\(entry.call.method) \(entry.call.target)", values)
    }

    /// Every word must be somewhere in what the list shows of the call.
    private static func fits(_ entry: RecentCalls.Entry, _ query: String) -> Bool {
        let text = [
            entry.call.method, entry.call.target, String(entry.reply.status), entry.outcome, entry.mockName,
            entry.example ?? "",
        ].joined(separator: "\n").lowercased()
        return query.lowercased().split(whereSeparator: \.isWhitespace).allSatisfy { text.contains($0) }
    }

    private static func values(of entry: RecentCalls.Entry) -> [String: Any] {
        let time = entry.time.iso8601
        return [
            "number": entry.number, "time": time, "clock": time.dropFirst(11).prefix(8), "method": entry.call.method,
            "target": entry.call.target, "status": entry.reply.status,
            "tone": entry.reply.status < 400 ? "good" : "bad",
            "outcome": entry.outcome, "mock": entry.mockName,
        ]
    }

    private static func part(
        _ title: String, _ headers: HeaderList, _ body: [UInt8], _ omitted: Int
    ) -> [String: Any] {
        var part: [String: Any] = ["title": title]
        if !headers.fields.isEmpty {
            part["headers"] = headers.fields.map { "\($0.name): \($0.value)" }.joined(separator: "\n")
        }
        if body.isEmpty {
            part["note"] = "No body"
        } else if let text = String(validating: body, as: UTF8.self) {
            part["body"] = text
            if omitted > 0 { part["note"] = "\(omitted) more bytes are not kept" }
        } else {
            part["note"] = "\(body.count + omitted) bytes that are no text"
        }
        return part
    }
}
