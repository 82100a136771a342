/// What Postman's editor calls the language of a raw body.
package enum RawLanguage {
    /// The Content-Type that Postman sends with it where no header is saved; plain text for what it does not know.
    package static func contentType(of language: String?) -> String {
        switch language?.lowercased() {
        case "json": "application/json"
        case "xml": "application/xml"
        case "html": "text/html"
        case "javascript": "application/javascript"
        default: "text/plain"
        }
    }
}
