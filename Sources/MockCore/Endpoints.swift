import HTTPMessage

/// One of the requests that a mock answers: a method with a path, variables of any name.
package struct MockEndpoint: Sendable, Hashable {
    package let method: String
    /// As one writes it, wildcards as `{name}`: `/orders/{id}`.
    package let path: String
    /// The status codes of its examples, in file order, each once.
    package internal(set) var codes: [Int] = []
    package internal(set) var exampleCount = 0
}

extension Mock {
    package var exampleCount: Int { matcher.examples.count }

    /// All of them, in file order.
    package var endpoints: [MockEndpoint] {
        var endpoints: [MockEndpoint] = []
        var places: [String: Int] = [:]
        for example in matcher.examples {
            let (path, shape) = Self.path(of: example)
            let place = places[shape, default: endpoints.count]
            if place == endpoints.count {
                places[shape] = place
                endpoints.append(MockEndpoint(method: example.method, path: path))
            }
            let code = example.code ?? 200
            if !endpoints[place].codes.contains(code) { endpoints[place].codes.append(code) }
            endpoints[place].exampleCount += 1
        }
        return endpoints
    }

    /// How many `endpoints` there are, without making any: of a hundred thousand a server says no more when it starts.
    package var endpointCount: Int {
        var count = 0
        var shapes: Set<String> = []
        for method in matcher.methods.values {
            method.routes.forEachNamed { member in
                let path = matcher.examples[member].path
                // Routes differ in their texts; only wildcards can make two of them one endpoint.
                if path.wildcardSegments == nil, !path.literal.text.contains(byte: UInt8(ascii: "{")) {
                    count += 1
                } else {
                    shapes.insert(Self.path(of: matcher.examples[member]).shape)
                }
            }
        }
        return count + shapes.count
    }

    /// Method and path of each example, by its number in file order.
    package var exampleEndpoints: [(method: String, path: String)] {
        matcher.examples.map { ($0.method, Self.path(of: $0).path) }
    }

    /// The path as one writes it; and what is the same for all examples of one endpoint.
    private static func path(of example: CompiledExample) -> (path: String, shape: String) {
        let wildcards = example.path.wildcardSegments ?? []
        var shape = example.method
        var path = ""
        for (place, text) in example.path.literal.segments.enumerated() {
            if place < wildcards.count, case .wildcard(let name) = wildcards[place] {
                shape += "/{}"
                path += "/{\(name)}"
            } else {
                shape += "/" + text
                path += "/" + text
            }
        }
        return (path.isEmpty ? "/" : path, shape)
    }
}
