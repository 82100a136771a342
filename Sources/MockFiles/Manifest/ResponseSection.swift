import HTTPMessage
import PostmanModel
import Yams

/// Reads a mock's `serverResponses` (B-5.25).
struct ResponseSection {
    private enum Language: String, CaseIterable {
        case text, javascript, json, html, xml
    }

    private(set) var responses: [MockDeclaration.Response] = []
    /// All ids that are there, also of responses that are unusable.
    private(set) var ids: [String] = []

    private static let keys = ["id", "name", "statusCode", "headers", "body", "language", "createdAt", "updatedAt"]
    /// What else Postman's answers hold (B-8.10).
    private static let ignoredKeys = ["createdBy", "updatedBy", "mock"]

    mutating func read(_ node: Node?, with nodes: inout NodeReader) {
        for entry in nodes.list(node, "serverResponses") { readResponse(entry, with: &nodes) }
    }

    private mutating func readResponse(_ entry: Node, with nodes: inout NodeReader) {
        let keys = ResponseSection.keys + ResponseSection.ignoredKeys
        guard let fields = nodes.fields(entry, of: "a server response", keys: keys) else { return }
        let id = nodes.requiredText(fields["id"], "the server response's id", in: entry)
        let name = nodes.requiredText(fields["name"], "the server response's name", in: entry)
        if nodes.present(fields["statusCode"]) == nil {
            nodes.report(.manifestValue, "the server response's statusCode is missing", at: entry)
        }
        let status = nodes.integer(fields["statusCode"], "statusCode", in: 500...599)
        let headers = nodes.list(fields["headers"], "headers").compactMap { readHeader($0, with: &nodes) }
        let body = nodes.text(fields["body"], "body") ?? ""
        // It decides nothing (B-5.25), but a slip in it is a slip.
        let language = nodes.choice(fields["language"], "language", of: Language.self)
        let createdAt = nodes.timestamp(fields["createdAt"], "the server response's createdAt")
        let updatedAt = nodes.timestamp(fields["updatedAt"], "the server response's updatedAt")
        guard let id else { return }
        if ids.contains(id) {
            nodes.report(
                .manifestDuplicate, "there are two server responses with the id '\(id)'", at: fields["id"] ?? entry)
            return
        }
        ids.append(id)
        guard let name, let status else { return }
        let response = ServerResponse(
            name: name, statusCode: status, headers: HeaderList(headers), body: Array(body.utf8))
        responses.append(
            MockDeclaration.Response(
                id: id, response: response, language: language?.rawValue, createdAt: createdAt, updatedAt: updatedAt))
    }

    private func readHeader(_ entry: Node, with nodes: inout NodeReader) -> HeaderField? {
        guard let fields = nodes.fields(entry, of: "a header", keys: ["key", "value"]),
            let name = nodes.requiredText(fields["key"], "the header's key", in: entry)
        else { return nil }
        let value = nodes.text(fields["value"], "the header's value") ?? ""
        guard HeaderSyntax.isName(name) else {
            nodes.report(.manifestValue, "'\(name)' is not a valid header name", at: fields["key"] ?? entry)
            return nil
        }
        guard HeaderSyntax.isValue(value) else {
            nodes.report(
                .manifestValue, "the value of '\(name)' holds a line break or another control character",
                at: fields["value"] ?? entry)
            return nil
        }
        return HeaderField(name, value)
    }
}

/// What HTTP lets stand in a header.
enum HeaderSyntax {
    /// A token of RFC 9110, section 5.6.2.
    static func isName(_ text: String) -> Bool {
        !text.isEmpty
            && text.utf8.allSatisfy { byte in
                switch byte {
                case 48...57, 65...90, 97...122: true
                default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
                }
            }
    }

    static func isValue(_ text: String) -> Bool {
        text.utf8.allSatisfy { $0 == 9 || ($0 >= 32 && $0 != 127) }
    }
}
