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
    /// Whether a button of the rows was pressed, and nothing is to be made yet.
    var isBeingFilledIn = false
    /// Whether the requests are settled, and the second step is shown.
    var isConfiguring = false
    var wantsNextStep = false
    /// The row that a person goes on with.
    private var focus: Int?
    /// The id of an environment that is there.
    var environmentOf = ""

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
        environmentOf = value("environmentOf")
        isPrivate = value("private") == "on"
        wantsNextStep = value("step") == "2"
        isBeingFilledIn = value("step") == "1"
        arrange(more: !value("more").isEmpty, remove: Int(value("remove")), up: Int(value("up")))
    }

    /// What the buttons of the rows do; rows count from 1.
    private mutating func arrange(more: Bool, remove: Int?, up: Int?) {
        isBeingFilledIn = isBeingFilledIn || more || remove != nil || up != nil
        if more {
            lines.append(Line())
            focus = lines.count - 1
        }
        if let remove, lines.indices.contains(remove - 1) {
            lines.remove(at: remove - 1)
            if lines.isEmpty { lines = [Line()] }
            focus = min(remove - 1, lines.count - 1)
        }
        if let up, up > 1, lines.indices.contains(up - 1) {
            lines.swapAt(up - 1, up - 2)
            focus = up - 2
        }
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
            [
                "number": index + 1, "method": line.method, "path": line.path, "code": line.code, "body": line.body,
                "isFirst": index == 0, "isOnly": lines.count == 1, "isFocused": index == focus,
            ]
        }
        var values: [String: Any] = [
            "isRows": source == .rows, "isMock": source == .mock, "isText": source == .text, "rows": rows,
            "collection": collectionText, "name": name, "isPrivate": isPrivate,
            "isConfiguring": isConfiguring, "source": source.rawValue, "collectionOf": collectionOf,
            "environmentOf": environmentOf,
        ]
        values["environment"] = environmentText
        values["opensEnvironment"] = !environmentText.isEmpty || !environmentOf.isEmpty
        return values
    }
}
