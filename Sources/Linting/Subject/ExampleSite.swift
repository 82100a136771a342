import HTTPMessage
import MockCore
package import PostmanModel

/// A request of the collection with the names that lead to it, and its examples.
package final class RequestSite: Sendable {
    private let requests: [RequestItem]
    private let number: Int
    package let examples: [ExampleSite]

    /// - Parameters:
    ///   - number: its place among the requests of the collection.
    ///   - lastType: that of the last example before.
    init(_ number: Int, of requests: [RequestItem], _ lastType: inout StoredType?) {
        self.requests = requests
        self.number = number
        examples = requests[number].examples.indices.map { ExampleSite($0, ofRequest: number, in: requests, &lastType) }
    }

    package var item: RequestItem { requests[number] }

    /// `Folder/Request`.
    package var path: String { item.sitePath }
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

extension RequestItem {
    fileprivate var sitePath: String { (folders + [name]).joined(separator: "/") }
}

/// An example with the request it belongs to, and what several rules ask of it; an object, for all rules go over all
/// examples, and the parts of a struct would each be counted. It says where in the collection they are, for there may be
/// a hundred thousand.
package final class ExampleSite: Sendable {
    /// What the body is as JSON.
    private enum JSON {
        case none
        case value(JSONKind)
        indirect case broken(JSONSyntaxError)
    }

    private let requests: [RequestItem]
    private let request: Int32
    private let place: Int32
    private let storedType: StoredType?
    private let json: JSON
    let bodyHasPlaceholders: Bool
    /// Whether its request is kept in the place of its parent's, so that nothing has drifted.
    let hasRequestOfParent: Bool

    /// - Parameters:
    ///   - place: among the examples of the request.
    ///   - lastType: that of the example before.
    init(_ place: Int, ofRequest number: Int, in requests: [RequestItem], _ lastType: inout StoredType?) {
        let example = requests[number].examples[place]
        self.requests = requests
        request = Int32(number)
        self.place = Int32(place)
        hasRequestOfParent = example.request.isSame(as: requests[number].request)
        storedType = StoredType.of(example.headers, &lastType)
        bodyHasPlaceholders = Placeholder.occurs(in: example.body)
        json = Self.json(of: example.body, storedType?.mediaType)
    }

    private static func json(of body: [UInt8], _ type: MediaType?) -> JSON {
        guard let first = body.first(where: { $0 > 0x20 }),
            type?.isJSON == true || first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
        else { return .none }
        do throws(JSONSyntaxError) {
            return .value(try JSONDocument.parse(body).root.kind)
        } catch {
            return .broken(error)
        }
    }

    package var parent: RequestItem { requests[Int(request)] }
    package var example: Example { requests[Int(request)].examples[Int(place)] }
    /// `Folder/Request/Example`.
    package var path: String { "\(parent.sitePath)/\(example.name)" }

    /// The stored media type that counts; nil where there is none or it is not a media type.
    var mediaType: MediaType? { storedType?.mediaType }
    /// The first enabled Content-Type row.
    var contentTypeRow: Row? { storedType?.row }
    /// The body's kind as JSON, where it is some.
    var jsonKind: JSONKind? { if case .value(let kind) = json { kind } else { nil } }
    var jsonProblem: JSONSyntaxError? { if case .broken(let problem) = json { problem } else { nil } }
    /// What a mock sends: a null code is served as 200 (B-5.01).
    var status: Int { example.code ?? 200 }
    /// Whether the status lets the mock send a body (B-5.10).
    var isBodiless: Bool { status == 204 || status == 304 || status < 200 }
    var contentType: String? { contentTypeRow?.value }
    var contentTypePart: Part { contentTypeRow.map { .header($0) } ?? .whole }
    var hasBody: Bool { example.body.contains { $0 > 0x20 } }
    var bodyText: String { String(decoding: example.body, as: UTF8.self) }
}
