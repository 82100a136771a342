package import HTTPMessage
package import PostmanModel

/// A collection that answers calls as Postman's mock servers do; no sockets, no files, no clock of its own.
package final class Mock: Sendable {
    package let configuration: MockConfiguration
    package let account: Account
    let matcher: Matcher
    /// What a call gets that no example matches.
    private let unmatched: Reply
    /// What a call would get that cannot wait.
    private let uncounted: Reply
    private let window: String?
    private let rateLimiter: (any RateCounter)?
    private let known = KnownCallers()

    /// Builds the index, so that answering does not; what few calls need is made by the first that does.
    ///
    /// - Parameters:
    ///   - window: The name of its rate limit's window among replicas; nil for one that is counted here alone.
    ///   - keeping: Which responses it keeps ready.
    package convenience init(
        collection: Collection, environment: Environment? = nil, configuration: MockConfiguration,
        account: Account = Account(), window: String? = nil, keeping: CompiledResponses.Keeping = .all
    ) {
        let rules = MatchingRules.of(configuration.profile)
        let compiler = ExampleCompiler(
            collection, environment: environment, settings: configuration.matching, answers: Self.answers(configuration)
        )
        self.init(
            Matcher(compiler: compiler, settings: configuration.matching, rules: rules, keeping: keeping),
            configuration, account, window: window)
    }

    /// - Parameter window: as above; a server gives the mock's id, which all replicas know it by.
    package convenience init(
        _ definition: MockDefinition, account: Account = Account(), window: String? = nil,
        keeping: CompiledResponses.Keeping = .all
    ) {
        self.init(
            collection: definition.collection, environment: definition.environment,
            configuration: definition.configuration, account: account, window: window, keeping: keeping)
    }

    private static func answers(_ configuration: MockConfiguration) -> ReadyResponse.Options {
        ReadyResponse.Options(typesFromLanguage: configuration.typesFromLanguage, cors: configuration.cors)
    }

    private init(
        _ matcher: Matcher, _ configuration: MockConfiguration, _ account: Account, window: String?,
        rateLimiter: (any RateCounter)? = nil
    ) {
        self.matcher = matcher
        self.configuration = configuration
        self.account = account
        self.window = window
        self.rateLimiter = rateLimiter ?? configuration.rateLimit.map { account.counter(of: $0, window: window) }
        let errorForUnmatched: MockError = matcher.examples.isEmpty ? .noExamples : .noMatchingRequest
        var unmatched = errorForUnmatched.reply(profile: configuration.profile)
        AllowedOrigin.complete(&unmatched.headers, under: configuration.cors)
        unmatched.headers.prepare()
        self.unmatched = unmatched
        uncounted = Self.uncounted(under: configuration)
    }

    private static func uncounted(under configuration: MockConfiguration) -> Reply {
        var reply = MockError.usageNotKept.reply(profile: configuration.profile)
        reply.headers.append("Retry-After", "1")
        AllowedOrigin.complete(&reply.headers, under: configuration.cors)
        reply.headers.prepare()
        return reply
    }

    /// A mock of the same collection and environment under another configuration, without building the index again;
    /// nil where the index would be another.
    ///
    /// - Parameter keepsWindow: Whether it is the same mock going on, in the window of its rate limit.
    package func reconfigured(as other: MockConfiguration, account: Account, keepsWindow: Bool = false) -> Mock? {
        guard other.profile == configuration.profile,
            let matcher = matcher.matcher(under: other.matching, answers: Self.answers(other))
        else { return nil }
        let isSameRate = keepsWindow && other.rateLimit == configuration.rateLimit
        return Mock(matcher, other, account, window: window, rateLimiter: isSameRate ? rateLimiter : nil)
    }

    /// Answers one call: the checks in the order of B-3.19.
    ///
    /// - Parameter clearance: of a call that has waited, by `wait`.
    package func answer(
        _ call: Call, at now: Timestamp, clearance: Clearance = Clearance(),
        using random: inout some RandomNumberGenerator
    ) -> Answer {
        if configuration.cors != .off, let method = Preflight.requestedMethod(of: call) {
            return preflight(call, method: method, at: now, using: &random)
        }
        if let refusal = configuration.access.refusal(of: call.headers, known: known) {
            var reply = refusal.reply(profile: configuration.profile)
            if let rateLimiter {
                guard let standing = clearance.standing ?? rateLimiter.look(at: now) else {
                    return awaited(.rate(.look))
                }
                rateLimiter.describe(standing, in: &reply.headers)
            }
            return Answer(readable(reply), refusal == .forbidden ? .forbidden : .unauthorized)
        }
        guard let rateLimiter else { return withinQuota(call, at: now, clearance, using: &random) }
        guard let standing = clearance.standing ?? rateLimiter.take(at: now) else { return awaited(.rate(.take)) }
        var answer: Answer
        switch standing.verdict {
        case .within:
            var clearance = clearance
            clearance.standing = standing
            answer = withinQuota(call, at: now, clearance, using: &random)
            if case .awaited = answer.outcome { return answer }
            if case .usageNotKept = answer.outcome { rateLimiter.giveBack() }
        case .full: answer = rateLimited(standing, at: now)
        case .notKept: return Answer(uncounted, .usageNotKept)
        }
        rateLimiter.describe(standing, in: &answer.reply.headers)
        return answer
    }

    /// Waits for what the answer to a call needs.
    ///
    /// - Parameter resume: is told, once and on the loop, what the call may be answered with.
    package func wait(
        for awaited: Answer.Awaited, at now: Timestamp, on loop: CallLoop,
        resume: @escaping @Sendable (Clearance) -> Void
    ) {
        switch awaited {
        case .rate(let wish): rateLimiter?.wait(wish, at: now, on: loop, resume: resume)
        case .usage(let standing): account.wait(at: now, on: loop, standing: standing, resume: resume)
        }
    }

    /// Gives back what was taken ahead of the window, when no call can come any more.
    package func settleWindow() async { await rateLimiter?.settle() }

    /// The same mock, with its window under another name.
    package func renamed(window: String) -> Mock { Mock(matcher, configuration, account, window: window) }

    private func awaited(_ what: Answer.Awaited) -> Answer { Answer(uncounted, .awaited(what)) }

    private func rateLimited(_ standing: RateLimiter.Standing, at now: Timestamp) -> Answer {
        var reply = MockError.rateLimit(retryAt: standing.reset).reply(profile: configuration.profile)
        reply.headers.append("Retry-After", String(max(1, standing.reset - now.seconds)))
        return Answer(readable(reply), .rateLimited)
    }

    /// Takes the call from the account's quota before it is answered, and gives it back if its kind does not count.
    private func withinQuota(
        _ call: Call, at now: Timestamp, _ clearance: Clearance,
        using random: inout some RandomNumberGenerator
    ) -> Answer {
        switch clearance.admission ?? account.take(at: now) {
        case .admitted: break
        case .usedUp: return refused(.usageLimit, .usageLimited)
        case .notKept: return Answer(uncounted, .usageNotKept)
        case .awaited: return awaited(.usage(clearance.standing))
        }
        let answer = serverResponse() ?? matched(call, at: now, using: &random)
        if !account.counts(answer.outcome.kind) { account.giveBack() }
        return answer
    }

    private func refused(_ error: MockError, _ outcome: Answer.Outcome) -> Answer {
        Answer(readable(error.reply(profile: configuration.profile)), outcome)
    }

    /// The 5xx override: while one is active, every call gets it (B-5.25).
    private func serverResponse() -> Answer? {
        configuration.serverResponse.map { response in
            var headers = response.headers
            if !headers.contains("content-type") {
                headers.append("Content-Type", ReplayedHeaders.contentType(stored: nil))
            }
            let reply = Reply(status: response.statusCode, headers: headers, body: response.body)
            return Answer(readable(reply), .serverResponse, delayMilliseconds: configuration.delayMilliseconds)
        }
    }

    private func matched(
        _ call: Call, at now: Timestamp, using random: inout some RandomNumberGenerator
    ) -> Answer {
        guard case .matched(let match) = matcher.match(call) else {
            return Answer(unmatched, .unmatched)
        }
        let response = matcher.response(of: match.example)
        let reply = response.reply(to: call, captures: match.captures, at: now, using: &random)
        let delay = Selectors(call.headers).delayMilliseconds ?? configuration.delayMilliseconds
        return Answer(reply, .matched(MatchedExample(response.identity, match.reason)), delayMilliseconds: delay)
    }

    private func reply(
        of match: Match, to call: Call, at now: Timestamp, using random: inout some RandomNumberGenerator
    ) -> Reply {
        matcher.response(of: match.example).reply(to: call, captures: match.captures, at: now, using: &random)
    }

    private func preflight(
        _ call: Call, method: String, at now: Timestamp, using random: inout some RandomNumberGenerator
    ) -> Answer {
        var reply = Preflight.reply(to: call, method: method)
        guard configuration.cors == .example else { return Answer(reply, .preflight) }
        // An OPTIONS example that the call matches is the author's own answer (B-6.11).
        if case .matched(let match) = matcher.match(call) {
            return Answer(self.reply(of: match, to: call, at: now, using: &random), .preflight)
        }
        if case .matched(let match) = matcher.match(call, method: method) {
            let asked = self.reply(of: match, to: call, at: now, using: &random)
            for field in asked.headers.fields where field.name.lowercased().hasPrefix("access-control-") {
                reply.headers.set(field.name, field.value)
            }
        }
        return Answer(reply, .preflight)
    }

    /// Every answer can be read by the page that asked, errors too (B-6.02, 6.09); those of examples are made so.
    private func readable(_ reply: Reply) -> Reply {
        var reply = reply
        AllowedOrigin.complete(&reply.headers, under: configuration.cors)
        return reply
    }
}

extension Answer.Outcome {
    /// As what the quota counts it.
    fileprivate var kind: CallKind {
        switch self {
        case .preflight: .preflight
        case .unauthorized, .forbidden: .unauthorized
        case .serverResponse: .serverResponse
        case .matched: .matched
        case .unmatched, .rateLimited, .usageLimited, .usageNotKept, .awaited: .unmatched
        }
    }
}
