package import HTTPMessage

/// Everything about a mock that is not its collection: who may call it, how it matches, what limits it.
package struct MockConfiguration: Sendable, Hashable {
    package var name: String
    package var profile: Profile = .current
    package var matching = MatchSettings()
    package var access: AccessPolicy = .anyone
    /// Whose it is, and with whom it is shared; `access` is what follows from it for calls.
    package var ownership = Ownership()
    package var cors: CORSMode = .postman
    /// Whether the preview language stands in for a missing Content-Type; Postman itself sends HTML then (B-5.09).
    package var typesFromLanguage = false
    package var rateLimit: RateLimit?
    /// The active 5xx override (B-5.25): while it is set, every call gets it.
    package var serverResponse: ServerResponse?
    /// The configured delay of matched answers in milliseconds; a call's own header outranks it (B-5.22).
    package var delayMilliseconds: Int?
    /// What goes wrong on purpose; nil for nothing.
    package var faults: FaultSettings?

    package init(name: String) {
        self.name = name
    }
}

/// The era whose documented matching rules a mock follows (B-0.2).
package enum Profile: String, Sendable, Hashable, CaseIterable {
    case classic
    case november2022 = "2022-11"
    case current
}

/// Postman's `config` of a mock, as far as it concerns matching (B-2.04).
package struct MatchSettings: Sendable, Hashable {
    package var matchBody = false
    /// Nil means: on when `headers` names any (B-12.30).
    package var matchHeader: Bool?
    package var headers: [String] = []
    package var matchQueryParams = true
    package var matchWildcards = true

    package init() {}
}

/// Who answers a preflight (B-6.11).
package enum CORSMode: String, Sendable, Hashable, CaseIterable {
    /// The platform, as Postman does.
    case postman
    /// A matching OPTIONS example, or the `Access-Control-*` headers of the example the preflight asks about.
    case example
    /// Nobody: no CORS headers of our own.
    case off
}

/// So many calls per fixed window, per mock (B-12.28).
package struct RateLimit: Sendable, Hashable {
    package var limit: Int
    package var windowSeconds: Int

    package init(limit: Int, windowSeconds: Int = 60) {
        self.limit = limit
        self.windowSeconds = windowSeconds
    }
}

/// A configured 5xx answer that replaces all others while it is active.
package struct ServerResponse: Sendable, Hashable {
    package var name: String
    package var statusCode: Int
    package var headers: HeaderList
    package var body: [UInt8]

    package init(name: String, statusCode: Int, headers: HeaderList = HeaderList(), body: [UInt8] = []) {
        self.name = name
        self.statusCode = statusCode
        self.headers = headers
        self.body = body
    }

    /// Its length tells one body from nearly all others, and costs the same for all of them.
    package func hash(into hasher: inout Hasher) {
        hasher.combine(name)
        hasher.combine(statusCode)
        hasher.combine(headers)
        hasher.combine(body.count)
    }
}
