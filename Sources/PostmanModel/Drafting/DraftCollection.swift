/// A collection that is made from rows: one request for each method and path, one example for each row (B-2.15).
package struct DraftCollection: Sendable {
    package let name: String
    package let rows: [DraftRow]

    /// - Throws: `DraftProblem` where there is nothing to make.
    package init(name: String, rows: [DraftRow]) throws(DraftProblem) {
        guard !name.allSatisfy(\.isWhitespace) else { throw .noName }
        guard !rows.isEmpty else { throw .noRows }
        self.name = name
        self.rows = rows
    }

    /// A file of the collection.
    package struct File: Sendable, Hashable {
        /// Below the collection's folder; empty where the collection is this one file.
        package let path: String
        package let text: String
    }

    /// The collection as Postman exports it: one file of JSON, or the files of a folder where the format is v3.
    ///
    /// - Parameter id: a UUID, another one each time.
    package func files(_ format: Collection.Format, id: () -> String) -> [File] {
        switch format {
        case .v1: [Self.json(V1Draft.collection(self, id: id))]
        case .v20, .v21: [Self.json(V2Draft(isV21: format == .v21).collection(self, id: id()))]
        case .v3: V3Draft.files(self)
        }
    }

    /// The collection of format v2.1.
    ///
    /// - Parameter id: for `_postman_id`, a UUID.
    package func json(id: String) -> String { Self.json(V2Draft(isV21: true).collection(self, id: id)).text }

    private static func json(_ collection: DraftJSON) -> File {
        File(path: "", text: collection.text(indentedBy: 0) + "\n")
    }

    /// One row on one line, as a collection of that format has it: the item, the request, or the file of the example.
    package static func line(of row: DraftRow, in format: Collection.Format = .v21) -> String {
        let example = DraftExample(row: row, name: row.title)
        return switch format {
        case .v1: V1Draft.request(DraftRequest(examples: [example]), id: { "" }).line
        case .v20, .v21: V2Draft(isV21: format == .v21).item(DraftRequest(examples: [example])).line
        case .v3: V3Draft.example(example, order: nil).line
        }
    }

    /// Where `mockcheck serve` listens, so that the requests can be sent as they are.
    static let urlVariable = DraftJSON.object([("key", .text("url")), ("value", .text("http://127.0.0.1:4010"))])
}

/// A request of a draft with its examples, of which there is at least one.
struct DraftRequest {
    fileprivate(set) var examples: [DraftExample]

    /// What the request itself is saved as.
    var first: DraftRow? { examples.first?.row }

    /// The rows of each request, in the order in which these come first.
    ///
    /// - Parameter byBody: whether another body or type makes it another request.
    static func all(of draft: DraftCollection, byBody: Bool = false) -> [DraftRequest] {
        var places: [[String?]: Int] = [:]
        var requests: [DraftRequest] = []
        for row in draft.rows {
            let key = [row.method, row.path] + (byBody ? [row.sent?.body, row.sent?.type] : [])
            if let place = places[key] {
                let count = requests[place].examples.count { $0.row.title == row.title }
                let name = count == 0 ? row.title : "\(row.title) (\(count + 1))"
                requests[place].examples.append(DraftExample(row: row, name: name))
            } else {
                places[key] = requests.count
                requests.append(DraftRequest(examples: [DraftExample(row: row, name: row.title)]))
            }
        }
        return requests
    }
}

struct DraftExample {
    let row: DraftRow
    let name: String
}

extension DraftRow {
    fileprivate var title: String { "\(code) \(method) \(path)" }

    /// The headers of its answer: the type, where there is a body.
    var responseHeaders: [(String, String)] { body.isEmpty ? [] : [("Content-Type", contentType)] }

    /// The headers of its request: the type of what is sent, where the client said one.
    var requestHeaders: [(String, String)] { sent?.type.map { [("Content-Type", $0)] } ?? [] }
}
