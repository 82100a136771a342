import HTTPMessage
import PostmanModel
import XMLSupport

/// What a change of the body means to whoever reads the answer; `BodyDifference` of `Verification` shows where two bodies differ.
struct BodyChange {
    let kind: Change.Kind
    let weight: Change.Weight
    let details: [String]

    /// - Returns: nil where nothing differs.
    init?(_ old: Reply, _ new: Reply) {
        guard old.body != new.body else { return nil }
        if new.body.isEmpty {
            self.init(.body, .breaking, ["the body is gone"])
        } else if old.body.isEmpty {
            self.init(.body, .safe, ["there is a body where none was"])
        } else if let value = Self.json(old) {
            self.init(value, new.body)
        } else if Self.isXML(old), let tree = XMLTree.root(of: old.body) {
            self.init(tree, new.body)
        } else {
            self.init(.body, .safe, ["the text of the body differs"])
        }
    }

    private init(_ kind: Change.Kind, _ weight: Change.Weight, _ details: [String]) {
        self.kind = kind
        self.weight = weight
        self.details = details
    }

    /// JSON by shape: what a consumer can read of the old body must be there in the new one.
    private init(_ old: JSONValue, _ new: [UInt8]) {
        guard let value = try? JSONDocument.parse(new).root else {
            self.init(.body, .breaking, ["the body is not valid JSON any more"])
            return
        }
        guard old.canonicalBytes() != value.canonicalBytes() else {
            self.init(.bytes, .information, ["the same JSON, written differently"])
            return
        }
        var comparison = AnswerShapeComparison()
        comparison.compare(AnswerShape(old), AnswerShape(value), at: "$")
        let broken = comparison.broken
        var notes = comparison.added
        if broken.isEmpty, notes.isEmpty { notes = ["values differ, the shape is the same"] }
        self.init(.body, broken.isEmpty ? .safe : .breaking, broken + notes)
    }

    private init(_ old: XMLTree, _ new: [UInt8]) {
        guard let tree = XMLTree.root(of: new) else {
            self.init(.body, .breaking, ["the body is not well-formed XML any more"])
            return
        }
        let (before, after) = (Self.paths(of: old), Self.paths(of: tree))
        let gone = before.subtracting(after).sorted().map { "\($0) is gone" }
        let added = after.subtracting(before).sorted().map { "\($0) is new" }
        let details = gone + added
        self.init(
            .body, gone.isEmpty ? .safe : .breaking,
            details.isEmpty ? ["the text of the document differs"] : details)
    }

    /// A JSON object or list, or whatever a JSON media type says is JSON.
    private static func json(_ reply: Reply) -> JSONValue? {
        let isDeclared = reply.headers["content-type"].flatMap { MediaType($0) }?.isJSON == true
        let first = reply.body.first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
        guard isDeclared || first == UInt8(ascii: "{") || first == UInt8(ascii: "[") else { return nil }
        return try? JSONDocument.parse(reply.body).root
    }

    private static func isXML(_ reply: Reply) -> Bool {
        let type = reply.headers["content-type"].flatMap { MediaType($0) }
        return type?.isXML == true || type?.essence != "text/html" && reply.body.starts(with: "<?xml".utf8)
    }

    private static func paths(of tree: XMLTree, below path: String = "") -> Set<String> {
        let own = "\(path)/\(tree.name)"
        var paths: Set<String> = [own]
        for attribute in tree.attributes { paths.insert("\(own)/@\(attribute.name)") }
        for child in tree.children { paths.formUnion(Self.paths(of: child, below: own)) }
        return paths
    }
}
