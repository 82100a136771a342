import HTTPMessage
import Verification

/// Something that a client asked of a mock and did not get.
struct ClientProblem: Sendable {
    enum Kind: Sendable, Hashable {
        case unmatched
        case refusedPreflight([CORSViolation])
        /// What a page from another origin cannot read.
        case refusedResponse([CORSViolation])
        case refusedKey
        case usedUp(Limit)
        /// The address is that of no mock.
        case unknownMock
        /// What came was not a request; why.
        case unreadable(String)
    }

    enum Limit: String, Sendable, Hashable {
        case usage = "the usage limit of the account"
        case rate = "the rate limit of the mock"
    }

    let kind: Kind
    /// The first one of its kind.
    let call: Call
    let reply: Reply
    /// Where it was recorded: `traffic.har: line 12`; nil where it was seen.
    var place: String?
    /// How many there were.
    var count = 1
}

/// The problems of one mock: each is told once, with how often it came.
struct ClientProblems: Sendable {
    /// So many are told, and so many bytes of their bodies are kept: a client can do the same wrong in a million ways.
    static let most = 500
    private static let mostBytes = 16 * 1024 * 1024

    private(set) var all: [ClientProblem] = []
    /// Requests that went wrong and are counted only.
    private(set) var untold = 0
    private var places: [Int: Int] = [:]
    private var bytes = 0

    /// - Parameter countsBody: whether another body makes it another problem.
    /// - Parameter place: where it was recorded; nil where it was seen.
    mutating func add(
        _ kind: ClientProblem.Kind, _ call: Call, _ reply: Reply, countsBody: Bool, from place: String? = nil
    ) {
        var hasher = Hasher()
        hasher.combine(kind)
        hasher.combine(call.method)
        hasher.combine(call.target)
        for name in Self.selectors { hasher.combine(call.headers[name]) }
        if countsBody { hasher.combine(call.body) }
        let key = hasher.finalize()
        if let place = places[key] {
            all[place].count += 1
            return
        }
        let size = call.body.count + reply.body.count
        guard all.count < Self.most, bytes + size <= Self.mostBytes else {
            untold += 1
            return
        }
        bytes += size
        places[key] = all.count
        all.append(ClientProblem(kind: kind, call: call, reply: reply, place: place))
    }

    private static let selectors = ["x-mock-response-code", "x-mock-response-id", "x-mock-response-name"]

    /// In an order that does not depend on which came first.
    var sorted: [ClientProblem] {
        all.sorted { left, right in
            let pairs = [(left.call.target, right.call.target), (left.call.method, right.call.method)]
            for (one, other) in pairs where one != other {
                return one.utf8.lexicographicallyPrecedes(other.utf8)
            }
            return left.call.body.lexicographicallyPrecedes(right.call.body)
        }
    }
}
