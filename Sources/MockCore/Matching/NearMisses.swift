package import HTTPMessage

extension Mock {
    /// Sentences about the examples that came closest to a call that none answered, best first, at most five.
    ///
    /// It looks at all examples: it is for people who ask why, not for the answer path.
    package func nearMisses(of call: Call) -> [String] {
        matcher.nearMisses(of: call)
    }

    package var errorForUnmatched: MockError { hasExamples ? .noMatchingRequest : .noExamples }
}

extension Matcher {
    fileprivate func nearMisses(of call: Call) -> [String] {
        let path = RequestPath(encoded: Target(call.target).path)
        let folded = Array(path.folded.text.unicodeScalars)
        let method = call.method.uppercased()
        var nearest: [Miss] = []
        var seen: Set<Miss.Route> = []
        for (exampleMethod, example) in examplesByMethod {
            let route = Miss.Route(method: exampleMethod, path: example.path.literal.text)
            guard seen.insert(route).inserted else { continue }
            let distance = EditDistance.between(folded, Array(example.path.literal.folded.text.unicodeScalars))
            nearest.append(
                Miss(route: route, name: example.name, distance: distance, isOtherMethod: exampleMethod != method))
        }
        let order = { (miss: Miss) in (miss.distance, miss.isOtherMethod ? 1 : 0, miss.name) }
        return nearest.sorted { order($0) < order($1) }.prefix(5).map(\.sentence)
    }
}

private struct Miss {
    struct Route: Hashable {
        let method: String
        let path: String
    }

    let route: Route
    let name: String
    let distance: Int
    let isOtherMethod: Bool

    var sentence: String {
        let reason =
            switch (distance, isOtherMethod) {
            case (0, true): "the path fits, the method does not"
            case (0, false): "path and method fit; a selector, header or body rule dropped it"
            case (_, true): "another method, and the path differs in \(distance) characters"
            case (_, false): "the path differs in \(distance) characters"
            }
        return "\(route.method) \(route.path) ('\(name)'): \(reason)"
    }
}
