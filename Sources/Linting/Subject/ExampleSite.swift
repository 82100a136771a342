import HTTPMessage
import MockCore
package import PostmanModel

/// A request of the collection with the names that lead to it, and its examples.
package final class RequestSite: Sendable {
    package let item: RequestItem
    /// `Folder/Request`.
    package let path: String
    package let examples: [ExampleSite]

    init(_ item: RequestItem) {
        self.item = item
        let path = (item.folders + [item.name]).joined(separator: "/")
        self.path = path
        examples = item.examples.map { ExampleSite($0, of: item, at: path) }
    }
}

extension RequestSite {
    /// The different URLs of the request and its examples, each with the first example that has it, or nil for the
    /// request's own.
    var urls: [(url: SavedURL, example: ExampleSite?)] {
        var urls: [(url: SavedURL, example: ExampleSite?)] = [(item.request.url, nil)]
        for site in examples where site.example.hasOwnRequest {
            let url = site.example.request.url
            if !urls.contains(where: { $0.url == url }) { urls.append((url, site)) }
        }
        return urls
    }
}

/// An example with the request it belongs to, and what several rules ask of it; an object, for all rules go over all
/// examples, and the parts of a struct would each be counted.
package final class ExampleSite: Sendable {
    package let example: Example
    package let parent: RequestItem
    /// `Folder/Request/Example`.
    package let path: String
    /// The stored media type that counts; nil where there is none or it is not a media type.
    let mediaType: MediaType?
    /// The first enabled Content-Type row.
    let contentTypeRow: Row?
    /// The body as JSON, where it is some.
    let json: JSONDocument?
    let jsonProblem: JSONSyntaxError?
    let bodyHasPlaceholders: Bool
    /// Whether its request is kept in the place of its parent's, so that nothing has drifted.
    let hasRequestOfParent: Bool

    init(_ example: Example, of parent: RequestItem, at parentPath: String) {
        self.example = example
        self.parent = parent
        path = "\(parentPath)/\(example.name)"
        hasRequestOfParent = example.request.isSame(as: parent.request)
        contentTypeRow = example.headers.first { $0.isEnabled && $0.key.isEqualIgnoringASCIICase(to: "content-type") }
        mediaType = contentTypeRow?.value.flatMap { MediaType($0) }
        bodyHasPlaceholders = Placeholder.occurs(in: example.body)
        let first = example.body.first { $0 > 0x20 }
        guard let first, mediaType?.isJSON == true || first == UInt8(ascii: "{") || first == UInt8(ascii: "[") else {
            json = nil
            jsonProblem = nil
            return
        }
        do throws(JSONSyntaxError) {
            json = try JSONDocument.parse(example.body)
            jsonProblem = nil
        } catch {
            json = nil
            jsonProblem = error
        }
    }

    /// What a mock sends: a null code is served as 200 (B-5.01).
    var status: Int { example.code ?? 200 }
    /// Whether the status lets the mock send a body (B-5.10).
    var isBodiless: Bool { status == 204 || status == 304 || status < 200 }
    var contentType: String? { contentTypeRow?.value }
    var contentTypePart: Part { contentTypeRow.map { .header($0) } ?? .whole }
    var hasBody: Bool { example.body.contains { $0 > 0x20 } }
    var bodyText: String { String(decoding: example.body, as: UTF8.self) }
}
