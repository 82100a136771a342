import HTTPMessage
import PostmanModel
import XMLSupport

/// A value of one request's answer that later requests use as a variable (product T-4).
package struct AnswerCapture: Sendable, Hashable {
    package enum Source: Sendable, Hashable {
        /// The first value of a body at such a place.
        case body(ContractPattern)
        case header(String)
    }

    package let variable: String
    /// The name of the request whose answer has it, or `Folder/name`.
    package let request: String
    package let source: Source

    package init(_ variable: String, of request: String, _ source: Source) {
        self.variable = variable
        self.request = request
        self.source = source
    }

    /// What stands for the value in a plan: characters that no encoding changes.
    package var placeholder: String {
        let digits = variable.utf8.map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
        return "mockcheck.captured.\(digits).value"
    }

    /// The value in an answer; nil where it has none.
    func value(in reply: Reply) -> String? {
        switch source {
        case .header(let name): reply.headers[name]
        case .body(let pattern):
            if let document = try? JSONDocument.parse(reply.body) {
                document.root.first(matching: pattern, at: ContractPath())?.plainText
            } else if let tree = XMLTree.root(of: reply.body) {
                XMLValue.document(tree).first(matching: pattern, at: ContractPath(isXML: true))?.shapedText
            } else {
                nil
            }
        }
    }

    /// Where the value comes from, for messages.
    var place: String {
        switch source {
        case .header(let name): "header \(name)"
        case .body(let pattern): pattern.text
        }
    }
}

extension ShapedValue {
    fileprivate func first(matching pattern: ContractPattern, at path: ContractPath) -> Self? {
        if shapeKind != .object, shapeKind != .array, pattern.matches(path) { return self }
        for member in shapedMembers {
            if let found = member.value.first(matching: pattern, at: path.appending(.member(member.name))) {
                return found
            }
        }
        for element in shapedElements {
            if let found = element.first(matching: pattern, at: path.appending(.element)) { return found }
        }
        return nil
    }
}

extension JSONValue {
    /// As it stands in a URL or a header.
    fileprivate var plainText: String { string ?? String(decoding: sourceBytes, as: UTF8.self) }
}
