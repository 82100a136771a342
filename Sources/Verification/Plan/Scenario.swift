package import HTTPMessage
package import PostmanModel

/// What a case does: steps in order, against mocks that are shared or its own.
package struct Scenario: Sendable, Hashable {
    /// The mocks it needs. Scenarios with equal stateless setups share running mocks; a setup with a quota or a rate
    /// limit is started afresh for each scenario. All setups of one scenario belong to one account.
    package var setups: [MockSetup]
    package var steps: [Step]

    package enum Step: Sendable, Hashable {
        /// Sends one request to the mock of that index and judges the reply.
        case exchange(Exchange, mock: Int)
        /// Sends several requests on one connection and judges each of the replies.
        indirect case conversation(Conversation, mock: Int)
        /// Sends that many equal requests at once and expects so many of them to pass, the rest to be refused.
        indirect case burst(Call, count: Int, mock: Int, passing: Expectation, passes: Int, refused: Expectation)
        /// Lets threads compete for the one call that is left.
        indirect case contest(Contest, mock: Int)
        /// Moves the clock of all mocks of the scenario.
        case advance(seconds: Int)
        /// Reads the account's usage and compares it.
        case usage(used: Int, overage: Int)
    }

    package init(setups: [MockSetup], steps: [Step]) {
        self.setups = setups
        self.steps = steps
    }

    /// Where the clock of a stateful scenario stands at its first step: 2026-01-15T10:00:00Z.
    ///
    /// It moves by `.advance` alone, so that a window's end and `Retry-After` can be expected to the second.
    package static let clockStart = Timestamp(milliseconds: 1_768_471_200_000)
}

/// How a mock of a scenario differs from a plain public mock of the collection, with the profile of the run.
///
/// It is complete: what is nil here is Postman's default, whatever the manifest says; the planner copies what counts.
package struct MockSetup: Sendable, Hashable {
    /// Private, with these keys; nil for public. The mock is `SetupKey.owner`'s.
    package var keys: [SetupKey]?
    /// With whom it is shared, where it is private.
    package var sharing = Sharing()
    package var plan = AccountPlan.paid
    package var quota: Quota?
    package var rateLimit: RateLimit?
    package var matching: MatchSettings?
    package var cors: CORSMode?
    package var serverResponse: ServerResponse?
    package var delayMilliseconds: Int?
    /// Behind one listener with all mocks of the run, as `serve` starts them by the manifest; nothing else of this counts.
    package var isServed = false

    package init() {}

    /// Whether calls change what later calls get, so that scenarios cannot share it.
    package var isStateful: Bool { quota != nil || rateLimit != nil }
}

/// A key that the verifier made up for a private mock, and who holds it.
package struct SetupKey: Sendable, Hashable {
    /// Who owns private mocks.
    package static let owner = "owner"

    package var secret: String
    package var person: String
    package var team: String?
    package var isRevoked: Bool

    package init(_ secret: String, of person: String = SetupKey.owner, team: String? = nil, isRevoked: Bool = false) {
        self.secret = secret
        self.person = person
        self.team = team
        self.isRevoked = isRevoked
    }
}

extension MockSetup {
    /// Who may call, as a host must ask it of what it verifies; nil where everybody may.
    package var accounts: (rules: AccessRules, ownership: Ownership)? {
        guard let keys else { return nil }
        var people: [Person] = []
        for key in keys {
            let digests = key.isRevoked ? [] : [KeyDigest(ofKey: key.secret)]
            if let place = people.firstIndex(where: { $0.name == key.person }) {
                people[place].keys += digests
            } else {
                people.append(Person(name: key.person, keys: digests, team: key.team))
            }
        }
        return (AccessRules(people: people, plan: plan), Ownership(owner: SetupKey.owner, sharing: sharing))
    }
}

/// A request and what must come back.
package struct Exchange: Sendable, Hashable {
    package var request: ProbeRequest
    package var expectation: Expectation

    package init(_ request: ProbeRequest, _ expectation: Expectation) {
        self.request = request
        self.expectation = expectation
    }
}

/// Requests on one connection, sent without waiting for replies, and what must come back.
package struct Conversation: Sendable, Hashable {
    package var summary: String
    package var bytes: [UInt8]
    /// What is sent once the server has said 100 Continue; nil where nothing waits for that.
    package var bytesAfterContinue: [UInt8]?
    /// Whether our direction of the connection is closed behind the bytes.
    package var closesOutput = false
    /// One for each reply, in their order.
    package var expectations: [Expectation]

    package init(_ summary: String, _ bytes: [UInt8], afterContinue: [UInt8]? = nil, _ expectations: [Expectation]) {
        self.summary = summary
        self.bytes = bytes
        bytesAfterContinue = afterContinue
        self.expectations = expectations
    }

    /// All that is sent, for reports.
    var request: ProbeRequest { .bytes(bytes + (bytesAfterContinue ?? []), summary: summary) }
}

/// What is sent: a call that the client frames, or bytes exactly as given for malformed requests.
package enum ProbeRequest: Sendable, Hashable {
    case call(Call)
    case bytes([UInt8], summary: String)
}
