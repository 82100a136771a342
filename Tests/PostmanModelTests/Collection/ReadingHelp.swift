import PostmanModel
import Testing

/// Reads small inline files.
enum Inline {
    static let schema = "https://schema.getpostman.com/json/collection/v2.1.0/collection.json"

    static func read(_ json: String, file: String = "a.json") -> Reading {
        DocumentReader().read(Array(json.utf8), file: file)
    }

    static func collection(_ json: String, file: String = "a.json") throws -> (Collection, [Diagnostic]) {
        let reading = read(json, file: file)
        guard case .collection(let collection) = reading.document else {
            throw NotWhatWasExpected(reading: reading)
        }
        return (collection, reading.diagnostics)
    }

    /// A collection of the given items.
    static func items(_ items: String) throws -> (Collection, [Diagnostic]) {
        try collection(#"{"info":{"name":"C","schema":"\#(schema)"},"item":[\#(items)]}"#)
    }

    /// A collection of one request `R` with the given `request` and `response`.
    static func item(request: String, responses: String = "[]") throws -> (RequestItem, [Diagnostic]) {
        let (collection, diagnostics) = try items(#"{"name":"R","request":\#(request),"response":\#(responses)}"#)
        return (try #require(collection.requests.first), diagnostics)
    }

    static func request(_ json: String) throws -> (SavedRequest, [Diagnostic]) {
        let (item, diagnostics) = try item(request: json)
        return (item.request, diagnostics)
    }

    /// Reads the one example of a request `GET http://x/parent`.
    static func example(_ json: String) throws -> (Example?, [Diagnostic]) {
        let (item, diagnostics) = try item(
            request: #"{"method":"GET","url":"http://x/parent"}"#, responses: "[\(json)]")
        return (item.examples.first, diagnostics)
    }

    struct NotWhatWasExpected: Error {
        var reading: Reading
    }
}
