import PostmanModel

/// A mock's own error answer: `{"error":{"name":…,"header":…,"message":…}}` (B-10.A).
enum ErrorEnvelope {
    /// The title and text of an error as catalogued.
    struct Texts: Sendable, Hashable {
        /// Nil where the error has no title, and must have none.
        var title: String?
        var message: String
    }

    /// - Parameter texts: nil where only the name counts; else the error has these members and no other.
    static func compare(name: String, texts: Texts?, actual: [UInt8]) -> BodyCheck.Finding? {
        let wanted = "expected the error \(Excerpt.quoted(name))"
        let document: JSONDocument
        do {
            document = try JSONDocument.parse(actual)
        } catch {
            return BodyCheck.Finding(text: "\(wanted), got no JSON (\(error.message)): \(Excerpt.quoted(actual))")
        }
        guard let found = document.root["error"]?["name"]?.string else {
            return BodyCheck.Finding(text: "\(wanted), got JSON without error.name: \(Excerpt.quoted(actual))")
        }
        guard found.utf8.elementsEqual(name.utf8) else {
            return BodyCheck.Finding(text: "\(wanted), got the error \(Excerpt.quoted(found))")
        }
        return texts.flatMap { difference($0, document.root) }
    }

    private static func difference(_ texts: Texts, _ root: JSONValue) -> BodyCheck.Finding? {
        for (name, wanted) in [("message", texts.message), ("header", texts.title)] {
            let found = root["error"]?.members.first { $0.name == name }?.value.string
            if found == wanted { continue }
            let words = name == "header" ? "title" : name
            return BodyCheck.Finding(
                text: "expected \(wanted.map { "the \(words) " + Excerpt.quoted($0) } ?? "no \(words)"), "
                    + "got \(found.map { Excerpt.quoted($0) } ?? "none")")
        }
        let members = root.members.map(\.name) + (root["error"]?.members.map(\.name) ?? [])
        let other = members.first { !["error", "name", "header", "message"].contains($0) }
        return other.map { BodyCheck.Finding(text: "expected no member \(Excerpt.quoted($0)) in the error") }
    }
}
