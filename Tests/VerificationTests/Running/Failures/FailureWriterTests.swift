import HTTPMessage
import PostmanModel
import Testing

@testable import Verification

struct FailureWriterTests {
    private static let key = "PMAK-0123456789abcdef"
    private static let privateSetup: MockSetup = {
        var setup = MockSetup()
        setup.keys = [SetupKey(key)]
        return setup
    }()

    private func failure(
        _ expectation: Verification.Expectation = Plans.ok, reply: Reply = Reply(status: 404),
        call: Call = Plans.call("/a"), name: String = "Get a", stepsBefore: Int = 0,
        facts: RunFacts = Plans.facts(), setup: MockSetup = privateSetup
    ) throws -> Failure {
        let steps =
            [Scenario.Step](repeating: Plans.exchange("/before"), count: stepsBefore)
            + [.exchange(Exchange(.call(call), expectation), mock: 0)]
        let scenario = Scenario(setups: [setup], steps: steps)
        let writer = FailureWriter(
            planned: Plans.planned(name, .run(scenario)), suite: Plans.suite,
            facts: facts, secrets: ["s3cret-variable"])
        let broken = BrokenStep(
            checks: Judge.failures(of: reply, against: expectation), request: .call(call),
            received: .reply(reply), expectation: expectation, step: stepsBefore + 1)
        guard case .failed(let failure) = writer.verdict(on: broken) else {
            throw Unexpected()
        }
        return failure
    }

    private struct Unexpected: Error {}

    @Test func saysWhatWasPromisedExpectedAndGot() throws {
        let failure = try failure()
        #expect(failure.message == "plain (B-4.01): expected 200 OK, got 404 Not Found")
        #expect(failure.type == "mockcheck.StatusMismatch")
        #expect(failure.checks == ["[status] expected 200 OK, got 404 Not Found"])
        #expect(
            failure.reproduce == [
                "mockcheck serve specs/orders.json --private --api-key \"$X_API_KEY\" --seed 42",
                "curl -i http://127.0.0.1:4010/a",
                "mockcheck verify specs/orders.json --axis examples --only 'Get a' --seed 42",
            ])
        #expect(failure.transcript.hasPrefix("GET /a HTTP/1.1\nHost: 127.0.0.1:4010\n\nHTTP/1.1 404 Not Found"))
    }

    @Test func namesTheStepOfAScenario() throws {
        let failure = try failure(stepsBefore: 2)
        #expect(failure.message == "plain (B-4.01) (step 3 of 3): expected 200 OK, got 404 Not Found")
        #expect(failure.reproduce[1].hasSuffix("  # step 3 of 3"))
    }

    @Test func theMessageIsOneLineOfAtMost300Characters() throws {
        let promise = Promise("test.long", "p\n" + String(repeating: "long ", count: 100))
        let expectation = Verification.Expectation(promise: promise, statuses: [200], body: .exactly([1]))
        let message = try failure(expectation).message
        #expect(message.count == 300)
        #expect(!message.contains("\n"))
        #expect(message.hasSuffix("… (and 1 more)"))
    }

    @Test(arguments: [
        ("Get [x]*: GET /a?b", "'Get ?x??: GET /a?b'"), ("it's", "'it'\\''s'"),
    ])
    func theGlobNeedsNoEscapes(name: String, word: String) throws {
        #expect(try failure(name: name).reproduce[2].contains("--only \(word) --seed"))
    }

    /// Where `serve` has no option for it, a curl line would ask another mock than the run did.
    @Test func servesOnlyWhatServeCanSetUp() throws {
        var limited = MockSetup()
        limited.quota = Quota(limit: 3)
        limited.rateLimit = RateLimit(limit: 4)
        #expect(
            try failure(setup: limited).reproduce[0]
                == "mockcheck serve specs/orders.json --quota 3 --rate-limit 4 --seed 42")
        var special = MockSetup()
        special.cors = .off
        #expect(try failure(setup: special).reproduce.map { $0.prefix(16) } == ["mockcheck verify"])
    }

    @Test func repeatsTheOptionsOfTheRun() throws {
        var facts = Plans.facts()
        facts.inputArguments = ["--environment", "a b.json"]
        facts.planArguments = ["--exhaustive"]
        let reproduce = try failure(facts: facts, setup: MockSetup()).reproduce
        #expect(reproduce[0] == "mockcheck serve specs/orders.json --environment 'a b.json' --seed 42")
        #expect(
            reproduce[2]
                == "mockcheck verify specs/orders.json --environment 'a b.json' --exhaustive --axis examples "
                + "--only 'Get a' --seed 42")
    }

    /// The secrets stand wherever a report quotes something, also where an excerpt is cut.
    @Test(arguments: [key, "s3cret-variable"])
    func secretsAreNowhere(secret: String) throws {
        let padding = String(repeating: "a", count: 50)
        let encoded = "UE1BSy0wMTIzNDU2Nzg5YWJjZGVm"
        let expectation = Verification.Expectation(
            promise: "p", statuses: [200], headers: [HeaderField("X-Echo", padding + padding + secret)],
            body: .exactly(Array("\(padding)\(secret)\n1".utf8)))
        let reply = Reply(
            status: 404, headers: ["X-Echo": "\(padding)\(padding.dropLast(30))\(secret)", "Set-Cookie": secret],
            body: Array("\(padding)\(secret)\n2\(encoded)".utf8))
        let call = Call(
            method: "POST", target: "/a?key=\(secret)", headers: ["X-Api-Key": secret, "X-Other": secret],
            body: Array(#"{"k":"\#(secret)"}"#.utf8))
        let failure = try failure(expectation, reply: reply, call: call)
        let report = "\(failure)"
        #expect(failure.checks.count == 3)
        #expect(report.contains("[redacted]"))
        #expect(!report.contains(secret) && !report.contains(encoded))
        // Not even its beginning, which a cut excerpt would show.
        #expect(!report.contains(secret.prefix(6)))
    }

    @Test func saysSoWhereOnlyASecretDiffers() throws {
        let expectation = Verification.Expectation(
            promise: "p", statuses: [200], body: .exactly(Array("s3cret-variable".utf8)))
        let failure = try failure(expectation, reply: Reply(status: 200, body: Array(Self.key.utf8)))
        #expect(failure.checks == ["[body] differs only in secrets, which are hidden here"])
    }
}
