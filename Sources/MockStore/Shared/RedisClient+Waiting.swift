import Dispatch
import Synchronization

/// For threads that may wait, as those that may write to a disk: never for an event loop.
extension RedisClient {
    func answer(to words: [String]) throws(StoreProblem) -> RESPValue {
        try waiting { send(words, answer: $0) }
    }

    func answer(
        of script: StoreScript, keys: [String], _ arguments: [String]
    ) throws(StoreProblem) -> RESPValue {
        try waiting { run(script, keys: keys, arguments, answer: $0) }
    }

    private final class Heard: Sendable {
        let result = Mutex<Result<RESPValue, StoreProblem>?>(nil)
        let mark = DispatchSemaphore(value: 0)
    }

    private func waiting(_ ask: (@escaping Answer) -> Void) throws(StoreProblem) -> RESPValue {
        guard takesCommands else { throw .away("there is no connection") }
        let heard = Heard()
        ask { result in
            heard.result.withLock { $0 = result }
            heard.mark.signal()
        }
        // Each command has a time of its own; this is for a client that was stopped meanwhile.
        _ = heard.mark.wait(timeout: .now() + 60)
        let result = heard.result.withLock { $0 } ?? .failure(.away("the server is stopping"))
        return try result.get()
    }
}
