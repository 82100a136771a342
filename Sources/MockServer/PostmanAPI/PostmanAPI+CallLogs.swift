import Foundation
import HTTPMessage
import MockStore
import PostmanModel

/// `GET /mocks/{mockId}/call-logs` (8.06, B-9).
extension PostmanAPI {
    /// 6.5 MB an answer, whichever comes first (9.06).
    private static let mostBytes = 6_500_000

    func callLogs(_ visit: Visit) throws -> Reply {
        let record = try readableRecord(visit)
        let (query, parts) = try query(visit.request, mockID: record.mock.id)
        let found: [CallRecord]
        do throws(StateProblem) {
            found = try calls.records(query)
        } catch {
            throw APIError(status: 500, name: "serverError", message: "\(error)")
        }
        var shown: [JSONBody] = []
        var bytes = 0
        var last: CallRecord?
        for call in found.prefix(query.limit) {
            let body = call.json(including: parts)
            bytes += body.text.utf8.count
            if bytes > Self.mostBytes, !shown.isEmpty { break }
            shown.append(body)
            last = call
        }
        let hasMore = shown.count < found.count
        let cursor = hasMore ? last.map { Data("\($0.number)".utf8).base64EncodedString() } : nil
        return Reply(json: ["call-logs": .array(shown), "meta": ["nextCursor": .optional(cursor)]])
    }

    private func query(
        _ request: ControlRequest, mockID: String
    ) throws(APIError) -> (CallQuery, Set<CallRecord.Part>) {
        var query = CallQuery(mockID: mockID)
        if let text = request.query("limit") {
            guard let limit = Int(text), (1...100).contains(limit) else {
                throw .invalid("limit", "It is a number from 1 to 100.")
            }
            query.limit = limit
        }
        if let text = request.query("cursor"), !text.isEmpty {
            guard let data = Data(base64Encoded: text), let number = Int(String(decoding: data, as: UTF8.self)) else {
                throw .invalid("cursor", "It is not one that a response returned.")
            }
            query.cursor = number
        }
        query.since = try time(request, "since")
        query.until = try time(request, "until")
        if let since = query.since, let until = query.until, since > until {
            throw .invalid("since", "It is later than until.")
        }
        if let text = request.query("responseStatusCode") {
            guard let status = Int(text) else { throw .invalid("responseStatusCode", "It is a number.") }
            query.status = status
        }
        if let text = request.query("responseType") {
            guard let kind = CallQuery.Kind(rawValue: text.lowercased()) else {
                throw .invalid("responseType", "It is success or error.")
            }
            query.kind = kind
        }
        query.method = request.query("requestMethod")
        query.path = request.query("requestPath")
        query.isNewestFirst = try isNewestFirst(request)
        return (query, try parts(request))
    }

    private func time(_ request: ControlRequest, _ name: String) throws(APIError) -> Timestamp? {
        guard let text = request.query(name) else { return nil }
        guard let time = Timestamp(iso8601: text) else {
            throw .invalid(name, "It is an instant such as 2026-11-26T12:00:00.000Z.")
        }
        return time
    }

    /// `sort` and `direction` go together (9.06).
    private func isNewestFirst(_ request: ControlRequest) throws(APIError) -> Bool {
        let (sort, direction) = (request.query("sort"), request.query("direction"))
        if sort == nil && direction == nil { return true }
        guard sort == "servedAt" else { throw .invalid("sort", "It is servedAt, together with direction.") }
        switch direction?.lowercased() {
        case "asc": return false
        case "desc": return true
        default: throw .invalid("direction", "It is asc or desc.")
        }
    }

    private func parts(_ request: ControlRequest) throws(APIError) -> Set<CallRecord.Part> {
        var parts: Set<CallRecord.Part> = []
        for name in (request.query("include") ?? "").split(separator: ",") {
            guard let part = CallRecord.Part(rawValue: String(name).trimmingHTTPBlanks) else {
                throw .invalid("include", "'\(name)' is not a part of a record.")
            }
            parts.insert(part)
        }
        return parts
    }
}
