import MockCore
import NIOCore
import PostmanModel
import Synchronization

/// The usage of an account that several replicas have together, lent by a store (product section 11).
///
/// What is lent counts from that moment, whoever fails after it. Requests are numbered: one whose answer was lost is sent
/// again under its number, and the store says again what it said, so that a cut connection costs no calls.
final class SharedUsage: UsageLedger {
    private struct Numbered {
        var number: Int
        var request: UsageRequest
    }

    private struct State {
        var next = 1
        /// Sent, or to be sent, and not answered yet.
        var open: Numbered?
    }

    typealias Grant = @Sendable (Result<UsageLease, UsageNotKept>) -> Void

    private let client: RedisClient
    private let clock: StoreClock
    /// A name that no other process has had.
    private let replica: String
    private let state = Mutex(State())

    /// The braces put all keys of an account into one slot of a cluster.
    static let keys = ["mockcheck:{account}:usage", "mockcheck:{account}:unused"]

    init(_ client: RedisClient, clock: StoreClock, replica: String) {
        self.client = client
        self.clock = clock
        self.replica = replica
    }

    let answersUnlimited = true

    func whenAsked(_ work: @escaping @Sendable () -> Void) { client.soon(work) }

    func lease(_ request: UsageRequest, grant: @escaping Grant) {
        let part = open(UsageAsking(request, grant: grant))
        client.run(.lease, keys: Self.keys, part.words) { part.hear($0) }
    }

    /// A lease as a part of a command.
    struct Part: Sendable {
        /// Of the script.
        let words: [String]
        /// Takes the script's answer.
        let hear: @Sendable (Result<RESPValue, StoreProblem>) -> Void
    }

    func open(_ asking: UsageAsking) -> Part {
        let request = asking.request
        let open = state.withLock { state in
            if let open = state.open { return open }
            defer { state.next += 1 }
            let open = Numbered(number: state.next, request: request)
            state.open = open
            return open
        }
        let sent = StoreClock.uptime()
        return Part(words: words(of: open)) { [self] result in
            switch outcome(of: open, result, sent: sent) {
            case .failure(let problem): asking.grant(.failure(UsageNotKept(reason: problem.reason)))
            case .success(.granted(let lease)) where open.request.periodEnd == request.periodEnd:
                asking.grant(.success(lease))
            case .success(.early(let milliseconds)):
                client.eventLoop.scheduleTask(in: .milliseconds(milliseconds)) { [self] in
                    lease(request, grant: asking.grant)
                }
            case .success where open.request != request:
                // An older one is settled, and the new one's turn has come.
                lease(request, grant: asking.grant)
            case .success: asking.grant(.failure(UsageNotKept(reason: "the period has ended")))
            }
        }
    }

    private func words(of open: Numbered) -> [String] {
        let request = open.request
        return [
            replica, String(open.number), String(request.periodEnd.milliseconds), String(request.calls),
            String(request.limit ?? -1), String(request.owed),
        ]
    }

    private enum Outcome {
        case granted(UsageLease)
        case early(milliseconds: Int64)
        case ended
    }

    private func outcome(
        of open: Numbered, _ result: Result<RESPValue, StoreProblem>, sent: Int64
    ) -> Result<Outcome, StoreProblem> {
        answered(result, sent: sent).flatMap { answer in
            switch answer.word {
            case "granted":
                close(open.number)
                let entered = open.request.owed
                return .success(.granted(UsageLease(calls: answer.calls, counted: answer.counted, entered: entered)))
            case "early":
                close(open.number)
                return .success(.early(milliseconds: Int64(answer.calls) + 1))
            case "ended", "late":
                close(open.number)
                return .success(.ended)
            default: return .failure(.refused("'\(answer.word)' is not an answer"))
            }
        }
    }

    private func close(_ number: Int) {
        state.withLock { if $0.open?.number == number { $0.open = nil } }
    }

    func settle(_ usage: RecordedUsage, unused: Int, owed: Int) async throws(UsageNotKept) {
        let (open, number) = state.withLock { state in
            defer { state.next += 1 }
            return (state.open, state.next)
        }
        var (unused, owed) = (unused, owed)
        if let open {
            let sent = StoreClock.uptime()
            let result = outcome(of: open, await run(.lease, words(of: open)), sent: sent)
            // Its calls are nobody's now.
            if case .success(.granted(let lease)) = result {
                if open.request.periodEnd == usage.periodEnd { unused += lease.calls }
                owed -= lease.entered
            }
        }
        let words = [replica, String(number), String(usage.periodEnd.milliseconds), String(unused), String(owed)]
        guard unused > 0 || owed > 0 else { return }
        let sent = StoreClock.uptime()
        let result = answered(await run(.giveBack, words), sent: sent)
        if case .failure(let problem) = result { throw UsageNotKept(reason: problem.reason) }
    }

    /// Tells the store what is not used here, and the account what is counted and not used elsewhere.
    func look(for account: Account) {
        let (periodEnd, unused) = account.outlook(at: clock.now())
        let words = [replica, String(periodEnd.milliseconds), String(unused)]
        let sent = StoreClock.uptime()
        client.run(.look, keys: Self.keys, words) { [clock] result in
            guard case .success(let value) = result, let values = value.elements?.compactMap(\.integer),
                values.count == 3
            else { return }
            clock.learn(values[2], sent: sent)
            account.learn(counted: Int(values[0]), unusedElsewhere: Int(values[1]), periodEnd: periodEnd)
        }
    }

    private struct Answered {
        var word: String
        var calls: Int
        var counted: Int
    }

    private func run(_ script: StoreScript, _ words: [String]) async -> Result<RESPValue, StoreProblem> {
        await withCheckedContinuation { continuation in
            client.run(script, keys: Self.keys, words) { continuation.resume(returning: $0) }
        }
    }

    private func answered(_ result: Result<RESPValue, StoreProblem>, sent: Int64) -> Result<Answered, StoreProblem> {
        result.flatMap { value in
            guard let values = value.elements, values.count == 4, let word = values[0].text,
                let calls = values[1].integer, let counted = values[2].integer, let time = values[3].integer
            else { return .failure(.refused("the answer is not one of a script of ours")) }
            clock.learn(time, sent: sent)
            return .success(Answered(word: word, calls: Int(calls), counted: Int(counted)))
        }
    }
}
