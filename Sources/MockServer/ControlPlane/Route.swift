package import HTTPMessage
package import HTTPWire

/// One method and path of the control plane and what answers it.
///
/// Handlers run one after the other on a thread that no mock shares, so they may read and write files; what takes
/// seconds holds up the rest of the control plane.
package struct Route: Sendable {
    package typealias Handler = @Sendable (ControlRequest) throws -> Response

    package let method: String
    let pattern: RoutePattern
    let handler: Handler

    /// - Parameter pattern: a path whose segments in braces stand for any text: `/mocks/{mockId}/call-logs`.
    /// - Parameter handler: what it throws as `APIError` is answered as such.
    package init(_ method: String, _ pattern: String, handler: @escaping @Sendable (ControlRequest) throws -> Reply) {
        self.init(method, pattern, responding: { Response(try handler($0)) })
    }

    /// - Parameter responding: may leave the response for later.
    init(_ method: String, _ pattern: String, responding handler: @escaping Handler) {
        self.method = method
        self.pattern = RoutePattern(pattern)
        self.handler = handler
    }
}

/// A path with names for the segments that may be anything.
struct RoutePattern: Sendable, Hashable {
    private enum Segment: Sendable, Hashable {
        case literal(String)
        case parameter(String)
    }

    private let segments: [Segment]

    init(_ text: String) {
        segments = Target(text).segments.map { segment in
            segment.hasPrefix("{") && segment.hasSuffix("}")
                ? .parameter(String(segment.dropFirst().dropLast())) : .literal(segment)
        }
    }

    /// The parameters where the path fits; an empty segment is not a parameter's value.
    func parameters(in path: [String]) -> [String: String]? {
        guard path.count == segments.count else { return nil }
        var parameters: [String: String] = [:]
        for (segment, text) in zip(segments, path) {
            switch segment {
            case .literal(let literal): guard literal == text else { return nil }
            case .parameter(let name):
                guard !text.isEmpty else { return nil }
                parameters[name] = text
            }
        }
        return parameters
    }
}
