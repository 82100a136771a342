import MockCore

/// The classes into which the parameters of some examples cut all queries: each key absent, with each value that an
/// example has, and with another one (B-4.31).
enum QueryClasses {
    private static let fresh = "sample"

    /// - Parameter examples: those whose own queries come first.
    /// - Parameter hasSameRules: whether both versions score alike; queries then tell nothing apart where all examples
    ///   have the same one.
    static func choices(of examples: [ServedExample], hasSameRules: Bool) -> [String?] {
        let own = PathVariants.unique(examples.map(\.query)).prefix(16)
        var queries = own.map { filled($0) }
        queries.append([])
        if own.count == 1, hasSameRules {
            queries.append(queries[0] + [("unknown", "1")])
            return written(queries)
        }
        guard own.contains(where: { !$0.isEmpty }) else {
            queries.append([("unknown", "1")])
            return written(queries)
        }
        for query in own {
            for place in query.indices {
                var (less, other) = (filled(query), filled(query))
                less.remove(at: place)
                other[place].value = fresh + "2"
                queries += [less, other]
            }
            let full = filled(query)
            queries.append(full + [("unknown", "1")])
            queries.append(full + (0..<10).map { ("unknown\($0)", "1") })
            queries.append(full.map { (swappedCase($0.key), $0.value) })
            for other in own where other != query { queries.append(full + filled(other)) }
        }
        queries += QueryProduct(Array(own), fresh: fresh).queries
        queries.append([("unknown", "1")])
        return written(queries)
    }

    /// The query of an example's own request.
    static func own(_ example: ServedExample) -> String? { RequestWriter.query(filled(example.query)) }

    /// A parameter that takes any value gets one.
    private static func filled(_ query: [ServedExample.Parameter]) -> [(key: String, value: String)] {
        query.map { ($0.key, $0.value ?? fresh) }
    }

    private static func swappedCase(_ text: String) -> String {
        let upper = text.uppercased()
        return upper == text ? text.lowercased() : upper
    }

    private static func written(_ queries: [[(key: String, value: String)]]) -> [String?] {
        PathVariants.unique(queries.map(RequestWriter.query))
    }
}
