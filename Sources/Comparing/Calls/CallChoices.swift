import HTTPMessage
import MockCore

/// What there is to choose from for each part of a call that some examples may answer.
struct CallChoices {
    private let paths: [String]
    private let queries: [String?]
    private let codes: [Int?]
    private let headers: [[HeaderField]]
    private let bodies: [BodyChoice]
    /// The examples' own requests, with and without their codes: a place in each of the lists.
    private let bases: [[Int]]

    private static let mostCodes = 32
    private static let mostBases = 8

    /// - Parameter paths: decoded.
    init(
        paths: [String], examples: [ServedExample], headerClasses: HeaderClasses, decidesByBody: Bool,
        hasSameRules: Bool
    ) {
        self.paths = paths.map(RequestWriter.path)
        queries = QueryClasses.choices(of: examples, hasSameRules: hasSameRules)
        codes = [nil] + PathVariants.unique(examples.compactMap(\.code)).prefix(Self.mostCodes).map(Optional.some)
        headers = headerClasses.choices(of: examples)
        bodies = BodyClasses.choices(of: examples, decide: decidesByBody)
        var bases = [[0, 0, 0, 0, 0]]
        for example in examples.prefix(Self.mostBases) {
            let query = queries.firstIndex(of: QueryClasses.own(example)) ?? 0
            let fields = headers.firstIndex(of: HeaderClasses.own(example)) ?? 0
            let body = bodies.firstIndex(of: BodyClasses.own(example)) ?? 0
            for code in Set([0, codes.firstIndex(of: example.code) ?? 0]).sorted() {
                bases.append([0, query, code, fields, body])
            }
        }
        self.bases = PathVariants.unique(bases)
    }

    /// Calls `body` with the parts of each call.
    func forEach(_ body: (CallParts) -> Void) {
        let counts = [paths.count, queries.count, codes.count, headers.count, bodies.count]
        Combinations.forEach(counts, around: bases) { choice in
            var parts = CallParts(
                method: "GET", path: paths[choice[0]], query: queries[choice[1]], headers: headers[choice[3]],
                body: bodies[choice[4]])
            if let code = codes[choice[2]] { parts.selectors = [HeaderField(SelectorName.code, String(code))] }
            body(parts)
        }
    }
}
