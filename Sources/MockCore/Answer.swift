package import HTTPMessage

/// What a mock answers, and why.
package struct Answer: Sendable {
    package enum Outcome: Sendable, Hashable {
        case preflight
        case unauthorized
        case forbidden
        case rateLimited
        case usageLimited
        /// The usage could not be recorded, so the call was not answered (product S-5).
        case usageNotKept
        /// The call waits for a lease; whoever can wait for it asks again with what `Mock.wait` says.
        case awaited(Awaited)
        case serverResponse
        /// Answered by an example.
        case matched(MatchedExample)
        case unmatched
    }

    /// What a call waits for.
    package enum Awaited: Sendable, Hashable {
        /// The window of its mock.
        case rate(RateWish)
        /// The account; the window has it already.
        case usage(RateStanding?)
    }

    package var reply: Reply
    package var outcome: Outcome
    /// How long the answer is to be held back; nil for not at all.
    package var delayMilliseconds: Int?

    package init(_ reply: Reply, _ outcome: Outcome, delayMilliseconds: Int? = nil) {
        self.reply = reply
        self.outcome = outcome
        self.delayMilliseconds = delayMilliseconds
    }
}

/// The example that answered, for logs and `--explain`.
package struct MatchedExample: Sendable, Hashable {
    /// What is known of it before any call, in one object, for it is handed on with every answer.
    final class Identity: Sendable {
        let id: String
        let name: String
        let place: ExamplePlace

        init(id: String, name: String, place: ExamplePlace) {
            (self.id, self.name, self.place) = (id, name, place)
        }
    }

    private let identity: Identity
    /// The points out of 115; nil where a selector named the example.
    package let score: Double?
    /// The step of the URL comparison that hit; nil where a selector named the example.
    package let step: URLStep?

    init(_ identity: Identity, _ reason: Match.Reason) {
        self.identity = identity
        if case .url(let step, let score) = reason {
            (self.step, self.score) = (step, score)
        } else {
            (self.step, self.score) = (nil, nil)
        }
    }

    package init(id: String, name: String, score: Double?, step: URLStep?, place: ExamplePlace) {
        identity = Identity(id: id, name: name, place: place)
        (self.score, self.step) = (score, step)
    }

    package var id: String { identity.id }
    package var name: String { identity.name }
    /// Where it stands: the place of its request in the collection, and its own among that request's examples.
    package var place: ExamplePlace { identity.place }

    package static func == (left: MatchedExample, right: MatchedExample) -> Bool {
        left.id == right.id && left.name == right.name && left.place == right.place && left.score == right.score
            && left.step == right.step
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(id)
        hasher.combine(place)
    }
}

/// An example's place in its collection, which no other has, whatever ids the file gives.
package struct ExamplePlace: Sendable, Hashable {
    package var request: Int
    package var example: Int

    package init(request: Int, example: Int) {
        self.request = request
        self.example = example
    }
}
