import Foundation
import HTTPMessage
import MockCore
import MockStore
import PostmanModel

/// The call log: the newest calls, searched, and one call in full.
extension PageRoutes {
    private static let mostShown = 100

    func callLog(_ visit: Visit) throws -> Reply {
        let text = visit.request.query("q") ?? ""
        let chosen = visit.request.query("mock") ?? ""
        var query = CallQuery(mockID: chosen.isEmpty ? nil : chosen, limit: Self.mostShown)
        query.words = text.split(whereSeparator: \.isWhitespace).map(String.init)
        query.cursor = visit.request.query("before").flatMap { Int($0) }
        let mocks = created.registry.directory.mocks.filter { maySee($0, visit) }
        let values: [String: Any] = [
            "query": text, "isFiltered": !text.isEmpty || !chosen.isEmpty,
            "mocks": mocks.map { ["id": $0.id, "name": $0.name, "isChosen": $0.id == chosen] as [String: Any] },
        ]
        let address = "/page/calls?" + (chosen.isEmpty ? "" : "mock=\(PercentCoding.encodeQueryComponent(chosen))&")
        let more = query.cursor == nil ? newest(query, visit, address) : try earlier(query, visit, address)
        return templates.reply(.calls, title: "Calls", values.merging(more) { $1 })
    }

    /// Those in memory, in pages that are counted.
    private func newest(_ query: CallQuery, _ visit: Visit, _ address: String) -> [String: Any] {
        let all = calls.newest
        let found = all.filter { query.fits($0) && isShown($0, to: visit) }
        let pages = PageList(found, at: address, visit.request, most: Self.mostShown)
        var values = pages.values(found.count == 1 ? "call" : "calls")
        values["calls"] = pages.shown.map(Self.values)
        values["hasCalls"] = !pages.shown.isEmpty
        values["newest"] = all.first?.number ?? 0
        values["isFull"] = all.count == calls.capacity
        if calls.isKept, all.count == calls.capacity, let last = all.last {
            values["earlier"] = Self.address(address, query, before: last.number)
        }
        return values
    }

    /// Those in the files only: nobody has counted them.
    private func earlier(_ query: CallQuery, _ visit: Visit, _ address: String) throws -> [String: Any] {
        let found: [CallRecord]
        do throws(StateProblem) {
            found = try calls.records(query)
        } catch {
            throw APIError(status: 500, name: "serverError", message: "\(error)")
        }
        let shown = found.prefix(query.limit)
        var values: [String: Any] = ["isEarlier": true, "back": address]
        values["calls"] = shown.filter { isShown($0, to: visit) }.map(Self.values)
        values["hasCalls"] = !shown.isEmpty
        if found.count > query.limit, let last = shown.last {
            values["earlier"] = Self.address(address, query, before: last.number)
        }
        return values
    }

    private static func address(_ address: String, _ query: CallQuery, before number: Int) -> String {
        let text = query.words.joined(separator: " ")
        return address + (text.isEmpty ? "" : "q=\(PercentCoding.encodeQueryComponent(text))&") + "before=\(number)"
    }

    private func isShown(_ entry: CallRecord, to visit: Visit) -> Bool {
        entry.mockID.flatMap { created.registry.directory[$0] }.map { maySee($0, visit) } ?? true
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
