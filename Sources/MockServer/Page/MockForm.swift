import MockCore
import PostmanModel

/// What the form of a new mock server holds, as it was sent.
struct MockForm {
    struct Line {
        var method = "GET"
        var path = ""
        var code = "200"
        var body = ""

        var isBlank: Bool { path.isEmpty && body.isEmpty }
    }

    enum Source: String {
        /// A new API from rows.
        case rows
        /// The collection of a mock that is served.
        case mock
        /// An exported collection.
        case text
    }

    var source = Source.rows
    var lines = [Line()]
    var collectionOf = ""
    var collectionText = ""
    var name = ""
    var environmentText = ""
    var isPrivate = false
    var wantsAnotherRow = false

    init() {}

    init(_ fields: [(name: String, value: String)]) {
        func values(_ name: String) -> [String] { fields.filter { $0.name == name }.map(\.value) }
        func value(_ name: String) -> String { values(name).first ?? "" }
        source = Source(rawValue: value("source")) ?? .rows
        let (methods, paths, codes, bodies) = (values("method"), values("path"), values("code"), values("body"))
        lines = paths.indices.map { index in
            Line(
                method: index < methods.count ? methods[index] : "GET", path: paths[index],
                code: index < codes.count ? codes[index] : "200", body: index < bodies.count ? bodies[index] : "")
        }
        if lines.isEmpty { lines = [Line()] }
        collectionOf = value("collectionOf")
        collectionText = value("collection")
        name = value("name")
        environmentText = value("environment")
        isPrivate = value("private") == "on"
        wantsAnotherRow = !value("more").isEmpty
        if wantsAnotherRow { lines.append(Line()) }
    }

    /// The rows that are filled in.
    func rows() throws(DraftProblem) -> [DraftRow] {
        var rows: [DraftRow] = []
        for line in lines where !line.isBlank {
            guard let code = Int(line.code) else { throw .code(line.code) }
            // Browsers send line breaks as CR LF.
            let body = line.body.replacing("\r\n", with: "\n")
            rows.append(try DraftRow(method: line.method, path: line.path, code: code, body: body))
        }
        return rows
    }

    /// As the template shows it.
    var values: [String: Any] {
        let rows = lines.enumerated().map { index, line -> [String: Any] in
            ["number": index + 1, "method": line.method, "path": line.path, "code": line.code, "body": line.body]
        }
        var values: [String: Any] = [
            "isRows": source == .rows, "isMock": source == .mock, "isText": source == .text, "rows": rows,
            "collection": collectionText, "name": name, "isPrivate": isPrivate,
        ]
        if !environmentText.isEmpty { values["environment"] = environmentText }
        return values
    }
}
