import HTTPMessage
import HTTPWire
import Synchronization

/// Makes certain calls cost a call of the quota that they should not.
struct Spendthrift: Responder {
    let honest: any Responder
    var key: String?
    let isCharged: @Sendable (Call) -> Bool

    func respond(to call: Call) -> Response {
        if isCharged(call) {
            var extra = Call(method: "GET", target: "/books/1")
            if let key { extra.headers.append("x-api-key", key) }
            _ = honest.respond(to: extra)
        }
        return honest.respond(to: call)
    }

    func reply(to fault: WireFault) -> Reply { honest.reply(to: fault) }
}

/// Sees its own count only after a while, so that calls that come together do not see one another.
final class StaleQuota: Responder {
    /// Longer than a burst takes on a busy machine.
    private static let staleness = Duration.milliseconds(500)

    private let honest: any Responder
    private let limit: Int?
    private let passes = Mutex<[ContinuousClock.Instant]>([])

    init(honest: any Responder, limit: Int?) {
        self.honest = honest
        self.limit = limit
    }

    func respond(to call: Call) -> Response {
        guard let limit, !call.isPreflight else { return honest.respond(to: call) }
        let now = ContinuousClock.now
        let seen = passes.withLock { $0.count { now - $0 > Self.staleness } }
        guard seen < limit else { return Response(Self.refusal) }
        passes.withLock { $0.append(now) }
        return honest.respond(to: call)
    }

    func reply(to fault: WireFault) -> Reply { honest.reply(to: fault) }

    private static let refusal = Reply(
        status: 429,
        headers: ["Content-Type": "application/json; charset=utf-8", "Access-Control-Allow-Origin": "*"],
        body: Array(
            #"{"error":{"name":"usageLimitError","message":"Usage limit reached. Contact your team admin."}}"#.utf8))
}

/// Once the window was full, it stays so, whatever the clock says.
final class StuckWindow: Responder {
    private let honest: any Responder
    private let limit: Int?
    private let refusal = Mutex<Response?>(nil)

    init(honest: any Responder, limit: Int?) {
        self.honest = honest
        self.limit = limit
    }

    func respond(to call: Call) -> Response {
        if limit != nil, !call.isPreflight, let refused = refusal.withLock({ $0 }) { return refused }
        let response = honest.respond(to: call)
        if response.reply.status == 429 { refusal.withLock { $0 = response } }
        return response
    }

    func reply(to fault: WireFault) -> Reply { honest.reply(to: fault) }
}
