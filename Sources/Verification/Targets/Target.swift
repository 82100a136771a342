package import HTTPWire

/// Somebody else's server that a collection is held against (product section 8).
package struct Target: Sendable, Hashable {
    /// What the server is to the collection.
    package enum Kind: Sendable, Hashable {
        /// A mock of it, judged by these rules.
        case mock(Rules)
        /// The back end that it documents.
        case api(APIOptions)
    }

    /// What a mock of the collection must keep.
    package enum Rules: String, Sendable, Hashable, CaseIterable {
        /// Postman's documented behaviour.
        case postman
        /// What any client of the collection relies on, whatever product answers.
        case plain
    }

    package var endpoint: Endpoint
    package var kind: Kind
    /// The key of a private mock; nil for a public one.
    package var key: String?
    package var limits = TargetLimits()
    /// Values of answers that later requests use.
    package var captures: [AnswerCapture] = []

    package init(_ endpoint: Endpoint, as kind: Kind, key: String? = nil) {
        self.endpoint = endpoint
        self.kind = kind
        self.key = key
    }

    package var isAPI: Bool { if case .api = kind { true } else { false } }

    /// What it can be asked; the others need a mock that is ours.
    package var axes: Set<Axis> {
        switch kind {
        case .mock(.postman): [.examples, .matching, .access, .cors, .errors]
        case .mock(.plain): [.examples, .cors, .errors]
        case .api: [.contract]
        }
    }
}

/// What a run may ask of hosts that are not this machine (product T-3).
package struct TargetLimits: Sendable, Hashable {
    /// Calls of one run.
    package var calls = 500
    /// Calls per minute.
    package var pace = 100

    package init() {}
}

/// How a back end is asked and judged (product T-2 to T-4).
package struct APIOptions: Sendable, Hashable {
    /// What single places of bodies are compared by.
    package var shapes = ShapeComparison.Rules()
    /// Sends POST, PUT, PATCH, DELETE and the like, too.
    package var allowsUnsafeMethods = false
    package var failsOnDrift = false

    package init() {}
}
