import Testing

@testable import MockStore

struct StoreProblemTests {
    /// As Redis 7 and Valkey say it; the last but one as Redis 6 says it of a command in a script.
    @Test(arguments: [
        ("READONLY You can't write against a read only replica.", "it is a read-only replica, not the primary"),
        ("MASTERDOWN Link with MASTER is down and replica-serve-stale-data is set to 'no'.", "lost its primary"),
        ("NOREPLICAS Not enough good replicas to write.", "too few replicas"),
        ("LOADING Redis is loading the dataset in memory", "loading its data"),
        ("MISCONF Redis is configured to save RDB snapshots, but it's unable to persist to disk.", "write to its disk"),
        ("CLUSTERDOWN Hash slot not served", "its cluster is down"),
        ("ASK 6257 127.0.0.1:6381", "moving the account's slot"),
        ("TRYAGAIN Multiple keys request during rehashing of slot", "moving the account's slot"),
        (
            "ERR Error running script (call to f_ab): @user_script:8: @user_script: 8: -READONLY You can't write "
                + "against a read only replica. ",
            "it is a read-only replica, not the primary"
        ),
        ("MOVED 6257 ?:6381", "does not say where the keys are"),
    ]) func whatTheServerCannotDoNowIsAway(answer: String, words: String) {
        let problem = StoreProblem(answer: answer)
        #expect(problem.detail.contains(words))
        #expect(problem.reason.hasPrefix("the shared store cannot be reached: "))
        #expect(problem.endsConnection)
    }

    @Test(arguments: ["ERR unknown command 'X'", "NOPERM this user has no permissions", "READONLYISH", "ASKING what"])
    func theRestIsRefused(answer: String) {
        #expect(StoreProblem(answer: answer) == .refused(answer))
        #expect(!StoreProblem(answer: answer).endsConnection)
    }

    @Test(arguments: [
        ("127.0.0.1:6381", "127.0.0.1", 6381), ("node-2.local:7000", "node-2.local", 7000), ("::1:6381", "::1", 6381),
        (":6381", "", 6381),
    ]) func sendsOnToANode(place: String, host: String, port: Int) throws {
        let node = try #require(StoreNode(place))
        #expect(node.host == host && node.port == port)
        #expect(StoreProblem(answer: "MOVED 6257 \(place)") == .moved(to: node))
    }

    @Test(arguments: ["", "host", "host:", "host:0", "host:65536", "?:6381"]) func isNoNode(place: String) {
        #expect(StoreNode(place) == nil)
    }
}
