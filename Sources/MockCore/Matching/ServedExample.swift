package import HTTPMessage
package import PostmanModel

/// An example as the matcher sees it, variables replaced: for those who compare two mocks.
package struct ServedExample: Sendable {
    /// A segment of the path as its wildcards take it.
    package enum Segment: Sendable, Hashable {
        /// Decoded, in lower case.
        case literal(String)
        case wildcard
    }

    /// A query parameter; without a value where any is taken.
    package struct Parameter: Sendable, Hashable {
        package let key: String
        package let value: String?
    }

    /// Everything about an example that can decide who answers a call, but for its id and its place.
    package struct Matching: Sendable, Hashable {
        fileprivate let name: ExactText
        fileprivate let code: Int?
        fileprivate let method: String
        fileprivate let path: PathPattern
        fileprivate let query: QueryParameters
        fileprivate let requestHeaders: [Row]
        fileprivate let body: BodyKey?
    }

    /// Everything that decides what it answers, whatever the call.
    package struct Response: Sendable, Hashable {
        fileprivate let content: ReadyResponse.Content
        /// Whether every call gets the same bytes.
        package let isConstant: Bool
    }

    /// Its place among the examples of the collection, in file order.
    package let number: Int
    package let id: String
    package let name: String
    package let code: Int?
    /// Upper-case.
    package let method: String
    /// Its place in the order that settles ties; the smaller one wins (B-4.49).
    package let rank: Int
    /// The decoded path as it stands, wildcards as they are written.
    package let path: String
    /// Without those of trailing slashes.
    package let segments: [Segment]
    package let query: [Parameter]
    /// The enabled ones.
    package let requestHeaders: [Row]
    package let requestBody: RequestBody?
    /// The body as a client sends it; nil where there is none, for multipart forms and for files that are absent.
    package let requestBodyBytes: [UInt8]?
    package let matching: Matching
    package let response: Response
}

/// Who answers a call.
package struct AnsweringExample: Sendable, Hashable {
    /// Its place among the examples of the collection, in file order.
    package let number: Int
    /// How the path met it; nil where a selector named it.
    package let step: URLStep?
}

extension Mock {
    /// All examples in file order.
    package var servedExamples: [ServedExample] {
        matcher.examples.indices.map { number in
            let compiled = matcher.examples[number]
            let request = matcher.request(of: number)
            let response = matcher.response(of: number)
            let literal = compiled.path.literal
            return ServedExample(
                number: number, id: compiled.id, name: compiled.name, code: compiled.code, method: compiled.method,
                rank: compiled.rank, path: literal.text,
                segments: compiled.path.wildcardSegments?.map(ServedExample.Segment.init)
                    ?? literal.folded.segments.map { .literal(String($0)) },
                query: compiled.query.parameters.map { .init(key: $0.key, value: $0.text) },
                requestHeaders: request.headers, requestBody: request.body?.body,
                requestBodyBytes: request.body?.bytes,
                matching: ServedExample.Matching(
                    name: ExactText(compiled.name.trimmingHTTPBlanks), code: compiled.code, method: compiled.method,
                    path: compiled.path, query: compiled.query, requestHeaders: request.headers,
                    body: request.body?.key),
                response: ServedExample.Response(content: response.content, isConstant: response.isConstant))
        }
    }

    /// The example that answers a call once it is let in; nil where none does.
    package func answeringExample(of call: Call) -> AnsweringExample? {
        guard case .matched(let match) = matcher.match(call) else { return nil }
        var step: URLStep?
        if case .url(let met, _) = match.reason { step = met }
        return AnsweringExample(number: match.example, step: step)
    }
}

extension ServedExample.Segment {
    fileprivate init(_ segment: PathPattern.Segment) {
        switch segment {
        case .literal(let text): self = .literal(text)
        case .wildcard: self = .wildcard
        }
    }
}
