package import PostmanModel

/// What `GET /mocks/{id}/call-logs` asks for (B-9.06).
package struct CallQuery: Sendable {
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        case success, error
    }

    /// Nil for the calls of all mocks.
    package var mockID: String?
    package var limit: Int
    /// The number of the last record of the page before.
    package var cursor: Int?
    package var since: Timestamp?
    package var until: Timestamp?
    package var status: Int?
    package var kind: Kind?
    package var method: String?
    package var path: String?
    /// Each must stand somewhere in what a list shows of the call, in any letter case.
    package var words: [String] = []
    package var isNewestFirst: Bool

    package init(mockID: String? = nil, limit: Int = 100, isNewestFirst: Bool = true) {
        self.mockID = mockID
        self.limit = limit
        self.isNewestFirst = isNewestFirst
    }

    package func fits(_ record: CallRecord) -> Bool {
        if let mockID, record.mockID != mockID { return false }
        if let cursor, isNewestFirst ? record.number >= cursor : record.number <= cursor { return false }
        if let since, record.time < since { return false }
        if let until, record.time > until { return false }
        if let status, record.status != status { return false }
        if let kind, record.isFound != (kind == .success) { return false }
        if let method, record.method.lowercased() != method.lowercased() { return false }
        if let path, record.target.lowercased() != path.lowercased() { return false }
        guard !words.isEmpty else { return true }
        let text = [
            record.method, record.target, String(record.status), record.outcome, record.mockName, record.responseName,
        ].joined(separator: "\n").lowercased()
        return words.allSatisfy { text.contains($0.lowercased()) }
    }
}
