import Foundation
import HTTPMessage
import MockCore
import MockStore
import PostmanModel

/// The call log: the newest calls, searched, and one call in full.
extension PageRoutes {
    private static let mostShown = 100

    func callLog(_ visit: Visit) -> Reply {
        let query = visit.request.query("q") ?? ""
        let chosen = visit.request.query("mock") ?? ""
        let hidden = Set(created.registry.directory.mocks.filter { !maySee($0, visit) }.map(\.id))
        let all = calls.newest
        let newest = all.first?.number ?? 0
        let found = all.filter { entry in
            !(entry.mockID.map(hidden.contains) ?? false) && (chosen.isEmpty || entry.mockID == chosen)
                && Self.fits(entry, query)
        }
        let address = "/page/calls?" + (chosen.isEmpty ? "" : "mock=\(PercentCoding.encodeQueryComponent(chosen))&")
        let pages = PageList(found, at: address, visit.request, most: Self.mostShown)
        let shown = pages.shown.map(Self.values)
        let mocks = created.registry.directory.mocks.map { mock -> [String: Any] in
            ["id": mock.id, "name": mock.name, "isChosen": mock.id == chosen]
        }
        let values: [String: Any] = [
            "newest": newest, "isFull": all.count == calls.capacity, "query": query, "mocks": mocks, "calls": shown,
            "hasCalls": !shown.isEmpty,
            "isFiltered": !query.isEmpty || !chosen.isEmpty,
        ].merging(pages.values(found.count == 1 ? "call" : "calls")) { $1 }
        return templates.reply(.calls, title: "Calls", values)
    }

    func callDetail(_ visit: Visit) throws -> Reply {
        let entry = try record(visit)
        if let id = entry.mockID, let mock = created.registry.directory[id] { try require(mock, visit) }
        var values = Self.values(of: entry)
        if entry.outcome == AnsweredCall.Label.matched.rawValue { values["example"] = entry.responseName }
        values["duration"] = "\(entry.microseconds) µs"
        values["parts"] = [
            Self.part("Request", entry.request),
            Self.part("Response", entry.response),
        ]
        if entry.outcome == AnsweredCall.Label.unmatched.rawValue, let id = entry.mockID,
            let mock = created.registry.directory[id]
        {
            values.merge(explanation(of: entry, by: mock, visit)) { $1 }
        }
        return templates.reply(.call, title: "\(entry.method) \(entry.target)", values)
    }

    func record(_ visit: Visit) throws(APIError) -> CallRecord {
        guard let number = Int(visit.request["number"]), let entry = calls.record(number: number) else {
            throw APIError(
                status: 404, name: "instanceNotFoundError",
                message: "This call is no longer in the log, which holds the newest ones.")
        }
        return entry
    }

    // MARK: Why nothing matched

    private static let mostExplained = 8

    /// The matcher's own trace, the nearest example first, and the example that is missing.
    private func explanation(of entry: CallRecord, by mock: ServedMock, _ visit: Visit) -> [String: Any] {
        let call = Call(
            method: entry.method, target: entry.target, headers: entry.request.headers, body: entry.request.body)
        let explained = mock.mock.explanation(of: call, alternatives: Self.mostExplained)
        let nearest = explained.alternatives.map { alternative -> [String: Any] in
            [
                "name": alternative.entry.name, "request": "\(alternative.entry.method) \(alternative.entry.path)",
                "code": alternative.entry.code ?? 200, "reason": alternative.reason,
                "change": alternative.change?.sentence ?? "no change was found",
            ]
        }
        var values: [String: Any] = [
            "isUnmatched": true, "nearest": nearest, "hasNearest": !nearest.isEmpty, "mockID": mock.id,
            "dropped": Self.dropped(explained.trace), "token": visit.token,
        ]
        guard let row = Self.draft(of: entry) else { return values }
        if created.editing(of: mock) != nil {
            values["canAdd"] = true
        } else if let draft = try? DraftCollection(name: "Missing from \(mock.name)", rows: [row]) {
            values["draft"] = draft.json(id: UUID().uuidString.lowercased())
        }
        return values
    }

    /// How many examples each stage of the matching keeps out.
    private static func dropped(_ trace: MatchTrace) -> [[String: Any]] {
        var counts: [String: Int] = [:]
        for entry in trace.entries {
            if case .dropped(let drop) = entry.fate { counts[drop.stage, default: 0] += 1 }
        }
        return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map {
            ["stage": $0.key, "count": $0.value, "total": trace.entries.count]
        }
    }

    /// Nil where no collection can hold the request: a body that is not text or not whole, a path of no URL.
    static func draft(of entry: CallRecord) -> DraftRow? {
        guard entry.outcome == AnsweredCall.Label.unmatched.rawValue, entry.request.omittedBytes == 0,
            let body = String(validating: entry.request.body, as: UTF8.self)
        else { return nil }
        return try? DraftRow(
            method: entry.method, path: entry.target, code: 200, body: "{}",
            sent: body.isEmpty ? nil : DraftRow.Sent(body: body, type: entry.request.headers["content-type"]))
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
            "number": entry.number, "time": time, "clock": "\(time.prefix(10)) \(time.dropFirst(11).prefix(8)) UTC",
            "method": entry.method,
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

extension MatchTrace.Drop {
    /// What of the request differs, in a word or two.
    fileprivate var stage: String {
        switch self {
        case .method: "another method"
        case .code: "another x-mock-response-code"
        case .id: "another x-mock-response-id"
        case .name, .sameName: "another x-mock-response-name"
        case .url: "another path"
        case .headers: "a required header"
        case .body: "another body"
        }
    }
}
