import Linting
import MockFiles
import PostmanModel

/// Lints collections that tests write down.
enum LintedCollection {
    static func findings(
        _ json: String, file: String = "api.json", context: LintContext = LintContext()
    ) throws -> [Finding] {
        let bytes = Array(json.utf8)
        let reading = DocumentReader().read(bytes, file: file)
        guard case .collection(let collection) = reading.document else { return [] }
        return Linter().findings(
            in: LintSubject(collection, trees: [try SourceTree(bytes, file: file)], context: context),
            reading: reading.diagnostics)
    }

    static func rules(_ json: String) throws -> Set<String> {
        Set(try findings(json).map(\.diagnostic.rule))
    }

    /// A collection of these items.
    static func of(items: String, more: String = "") -> String {
        """
        {"info":{"name":"A","schema":"https://schema.getpostman.com/json/collection/v2.1.0/collection.json"},
        "item":[\(items)]\(more)}
        """
    }

    /// A collection of one `GET /a` with these examples.
    static func of(examples: String, more: String = "") -> String {
        of(
            items: #"{"name":"R","request":{"method":"GET","url":"https://example.com/a"},"response":[\#(examples)]}"#,
            more: more)
    }

    /// An example of `GET /a`.
    static func example(
        name: String = "E", method: String = "GET", url: String = "https://example.com/a", code: String = "200",
        headers: String = #"{"key":"Content-Type","value":"application/json"}"#, body: String = "{}", more: String = "",
        request: String = ""
    ) -> String {
        """
        {"name":\(JSONText.quoted(name)),"originalRequest":{"method":"\(method)","url":"\(url)"\(request)},"code":\(code),
        "header":[\(headers)],"body":\(JSONText.quoted(body))\(more)}
        """
    }
}
