package import PostmanModel

/// What the base URLs of a collection add to the paths of its mock: `/v1`, where `{{baseUrl}}` ends with it.
package enum BasePaths {
    /// Each once and not the empty one, the most frequent first.
    package static func all(of collection: Collection, environment: Environment?) -> [String] {
        let scope = VariableScope(environment: environment, collection: collection.variables)
        var counts: [String: Int] = [:]
        for url in collection.requests.flatMap(\.examples).map(\.request.url) {
            counts[url.host, default: 0] += 1
        }
        var paths: [String: Int] = [:]
        for (host, count) in counts { paths[PathPattern.path(ofHost: scope.substitute(host)), default: 0] += count }
        return paths.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key).filter { !$0.isEmpty }
    }
}
