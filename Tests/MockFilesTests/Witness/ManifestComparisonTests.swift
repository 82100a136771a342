import PostmanModel
import Testing

@testable import MockFiles

/// A manifest's value that is lost on the way to the mock is found.
struct ManifestComparisonTests {
    private static let text = """
        plan: free
        quota: { limit: 7, overage: true, resetsAt: 2027-01-01T00:00:00Z }
        rateLimit: { limit: 3, windowSeconds: 9 }
        users: [{ name: ada }, { name: bob }]
        mocks:
          - name: A
            collection: a.json
            environment: e.json
            private: true
            sharing: { team: view, members: { bob: edit } }
            cors: { mode: example }
            config: { matchBody: true, delay: { type: fixed, duration: 300 }, serverResponseId: down }
        """

    private struct Started {
        var configuration: MockConfiguration
        var quota: Quota
        var rules: AccessRules
        var hasEnvironment = true
    }

    private static var faithful: Started {
        var configuration = MockConfiguration(name: "A")
        configuration.access = .keys([])
        configuration.ownership = Ownership(owner: "ada", sharing: Sharing(team: .view, members: ["bob": .edit]))
        configuration.cors = .example
        configuration.matching.matchBody = true
        configuration.delayMilliseconds = 300
        configuration.serverResponse = ServerResponse(name: "down", statusCode: 503)
        configuration.rateLimit = RateLimit(limit: 3, windowSeconds: 9)
        var quota = Quota()
        quota.limit = 7
        quota.allowsOverage = true
        quota.resetsAt = Timestamp(iso8601: "2027-01-01T00:00:00Z")
        let people = [Person(name: "ada", keys: []), Person(name: "bob", keys: [])]
        return Started(configuration: configuration, quota: quota, rules: AccessRules(people: people, plan: .free))
    }

    private static func differences(_ started: Started, of name: String = "A") throws -> [String] {
        try #require(ManifestComparison(text: text)).differences(
            of: name, started.configuration, started.quota, started.rules, hasEnvironment: started.hasEnvironment)
    }

    @Test func whatIsStartedAsWrittenIsNotReported() throws {
        #expect(try Self.differences(Self.faithful) == [])
    }

    private static let faults: [(what: String, change: @Sendable (inout Started) -> Void)] = [
        ("private", { $0.configuration.access = .anyone }), ("environment", { $0.hasEnvironment = false }),
        ("cors.mode", { $0.configuration.cors = .postman }),
        ("config.matchBody", { $0.configuration.matching.matchBody = false }),
        ("config.delay", { $0.configuration.delayMilliseconds = nil }),
        ("config.serverResponseId", { $0.configuration.serverResponse = nil }),
        ("rateLimit.limit", { $0.configuration.rateLimit = nil }),
        ("rateLimit.windowSeconds", { $0.configuration.rateLimit?.windowSeconds = 60 }),
        ("quota.limit", { $0.quota.limit = nil }), ("quota.overage", { $0.quota.allowsOverage = false }),
        ("quota.resetsAt", { $0.quota.resetsAt = nil }),
        ("plan", { $0.rules.plan = .paid }), ("users", { $0.rules.people.removeLast() }),
        ("sharing.team", { $0.configuration.ownership.sharing.team = nil }),
        ("sharing.members", { $0.configuration.ownership.sharing.members = [:] }),
    ]

    @Test(arguments: faults.map(\.what))
    func whatIsLostIsNamed(_ what: String) throws {
        let fault = try #require(Self.faults.first { $0.what == what })
        var started = Self.faithful
        fault.change(&started)
        #expect(try Self.differences(started).first == "\(what) of 'A' is not what the manifest says")
    }

    @Test func isSilentOfWhatItDoesNotName() throws {
        #expect(try Self.differences(Self.faithful, of: "B") == [])
        #expect(ManifestComparison(text: "[]") == nil)
        #expect(ManifestComparison(text: "a: [") == nil)
    }
}
