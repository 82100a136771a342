import MockCore
package import PostmanModel

/// How the collection is mocked, as far as rules ask.
package struct LintContext: Sendable {
    package var environment: Environment?
    /// The outermost scope.
    package var globals: Environment?
    /// Whether the bodies of requests are compared.
    package var matchesBodies = false

    package init(environment: Environment? = nil, globals: Environment? = nil, matchesBodies: Bool = false) {
        self.environment = environment
        self.globals = globals
        self.matchesBodies = matchesBodies
    }
}
