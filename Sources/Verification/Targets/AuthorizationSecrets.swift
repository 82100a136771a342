package import PostmanModel

/// The credentials that a collection's auth blocks carry once variables are filled in: no report may show them.
package enum AuthorizationSecrets {
    private static let names: Set<String> = ["token", "password", "value", "accessToken", "clientSecret", "secret"]

    package static func values(of collection: PostmanModel.Collection, environment: Environment?) -> [Secret] {
        let own = collection.requests.map { ($0.authorization ?? collection.authorization, $0.variables) }
        return own.flatMap { authorization, variables -> [Secret] in
            guard let authorization else { return [] }
            let scope = VariableScope(
                collection: collection.variables, item: variables, environment: environment?.variables ?? [])
            return authorization.values.filter { Self.names.contains($0.key) }.sorted { $0.key < $1.key }.map {
                name, value in
                let text = scope.substitute(value)
                // A key's value is called so by every service.
                return Secret(text, named: name == "value" ? "API_KEY" : name.uppercased())
            }
        }
    }
}
