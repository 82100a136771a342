import PostmanModel

/// A mock's own error answer: `{"error":{"name":…,"header":…,"message":…}}` (B-10.A).
enum ErrorEnvelope {
    /// - Parameter message: the catalogued text, where there is one.
    static func compare(name: String, message: String?, actual: [UInt8]) -> BodyCheck.Finding? {
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
        let text = document.root["error"]?["message"]?.string ?? ""
        if let message, text != message {
            return BodyCheck.Finding(
                text: "expected the message \(Excerpt.quoted(message)), got \(Excerpt.quoted(text))")
        }
        return nil
    }
}
