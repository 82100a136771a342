import HTTPMessage

/// What one connection carries: several requests one after the other, a body that waits for its leave, a request that
/// ends early (RFC 9110, 10.1.1; RFC 9112, 9.3).
struct KeptConnections {
    private let context: PlanContext
    private let unusual: UnusualRequests

    private var call: Call { unusual.call }

    init(_ probe: Probe, _ context: PlanContext) {
        self.context = context
        unusual = UnusualRequests(probe, context)
    }

    var all: [(promise: Promise, conversation: Conversation)] {
        [
            (.errors.pipelined, pipelined), (.errors.keptOldVersion, keptOldVersion),
            (.errors.trailers, behindTrailers), (.errors.continued, continued("100-continue", .errors.continued)),
            (.errors.continuedInAnyCase, continued("100-Continue", .errors.continuedInAnyCase)),
            (.errors.endsEarly, endsEarly), (.errors.version, plain(.errors.version) { $0.minorVersion = 1 }),
            (.errors.date, plain(.errors.date) { $0.isDatedNow = true }),
        ]
    }

    /// Three at once; the second matches nothing, so that the order of the replies is seen.
    private var pipelined: Conversation {
        let unmatched = context.authorized(Call(method: call.method, target: context.unknownPath))
        let promise = Promise.errors.pipelined
        return Conversation(
            "Three requests at once", unusual.text(call) + unusual.text(unmatched) + last,
            [
                context.expectation(on: call, promise: promise), context.expectation(on: unmatched, promise: promise),
                lastExpectation(promise),
            ])
    }

    private var keptOldVersion: Conversation {
        let promise = Promise.errors.keptOldVersion
        var kept = context.expectation(on: call, promise: promise)
        kept.headers.append(HeaderField("Connection", "keep-alive"))
        return Conversation(
            "HTTP/1.0 that asks to be kept, and another request",
            unusual.text(call, version: "1.0", "Connection: keep-alive\r\n") + last, [kept, lastExpectation(promise)])
    }

    private var behindTrailers: Conversation {
        let promise = Promise.errors.trailers
        let (form, call) = unusual.chunked()
        return Conversation(
            "Body in chunks with a trailer, and another request", form + last,
            [context.expectation(on: call, promise: promise), lastExpectation(promise)])
    }

    /// The body is sent once the server has asked for it.
    private func continued(_ expectation: String, _ promise: Promise) -> Conversation {
        let post = unusual.post
        return Conversation(
            "Body after 100 Continue",
            unusual.head(post, "Content-Length: \(post.body.count)\r\nExpect: \(expectation)\r\nConnection: close\r\n"),
            afterContinue: post.body, [unusual.expectation(promise, of: post)])
    }

    /// A head without its end, and nothing more to come.
    private var endsEarly: Conversation {
        var expectation = Expectation(promise: .errors.endsEarly, statuses: [400])
        expectation.closesConnection = true
        var conversation = Conversation(
            "Request that ends early", Array("\(call.method) \(call.target) HTTP/1.1\r\nHost: localhost\r\n".utf8),
            [expectation])
        conversation.closesOutput = true
        return conversation
    }

    private func plain(_ promise: Promise, _ change: (inout Expectation) -> Void) -> Conversation {
        var expectation = lastExpectation(promise)
        change(&expectation)
        return Conversation("One request", last, [expectation])
    }

    private var last: [UInt8] { unusual.text(call, "Connection: close\r\n") }

    private func lastExpectation(_ promise: Promise) -> Expectation { unusual.expectation(promise) }
}
