import HTTPMessage
import PostmanModel
import Testing

@testable import Verification

struct ExamplesAxisTests {
    private func plan(_ examples: [Example], change: (inout PlanOptions) -> Void = { _ in }) -> Plan {
        Samples.plan(Samples.collection(examples, folders: ["Users.v1"]), [.examples], change: change)
    }

    @Test func namesSayItemCallStatusAndWay() {
        let plan = plan([Samples.example("a", "/users/:id/{{tab}}", code: 404)])
        #expect(
            plan.cases.map(\.name) == [
                "Item a: GET /users/{id}/{tab} -> 404 [plain]", "Item a: GET /users/{id}/{tab} -> 404 [by code]",
                "Item a: GET /users/{id}/{tab} -> 404 [by name]", "Item a: GET /users/{id}/{tab} -> 404 [by id]",
            ])
        #expect(Set(plan.cases.map(\.className)) == ["Sample.Users_v1"])
    }

    @Test func eachWaySendsItsSelector() {
        let calls = plan([Samples.example("a", "/users", code: 404, name: "Größe")]).cases.compactMap(\.call)
        #expect(calls.map(\.target) == ["/users", "/users", "/users", "/users"])
        #expect(calls.map { $0.headers["x-mock-response-code"] } == [nil, "404", nil, nil])
        #expect(calls.map { $0.headers["x-mock-response-name"] } == [nil, nil, "Größe", nil])
        #expect(calls.map { $0.headers["x-mock-response-id"] } == [nil, nil, nil, "a"])
    }

    @Test func aShadowedExampleIsSkippedWithItsSentence() {
        let plan = plan([
            Samples.example("a", "/users/1", name: "Get user"),
            Samples.example("b", "/users/1", code: 404, name: "None"),
        ])
        #expect(
            plan.cases[4].skipReason
                == "shadowed by 'Get user' (score 100, code 200); send x-mock-response-code: 404")
        #expect(plan.cases[5].scenario != nil)
        #expect(plan.verdicts.map(\.reach) == [.plain, .code])
        #expect(plan.verdicts[1].reason == plan.cases[4].skipReason)
        #expect(plan.reachability.plain == 1)
        #expect(plan.reachability.byCode == 1)
    }

    @Test func theCheapestSelectorIsAdvised() {
        let plan = plan([
            Samples.example("a", "/t", name: "one"), Samples.example("b", "/t", name: "two"),
            Samples.example("c", "/t", name: "one"), Samples.example("d", "/t", name: "one", hasStoredID: false),
            Samples.example("e", "/t", name: "", hasStoredID: true), Samples.example("f", "/t", name: "x\ny"),
        ])
        #expect(plan.verdicts.map(\.reach) == [.plain, .name, .id, .unreachable, .id, .id])
        #expect(plan.cases[4].skipReason?.hasSuffix("; send x-mock-response-name: two") == true)
        #expect(
            plan.cases[10].skipReason == "shadowed by 'one' (same name, code 200); send x-mock-response-id: c")
        #expect(plan.cases[15].skipReason?.contains("no id that a client could know") == true)
        #expect(plan.cases[12].skipReason?.hasSuffix("; no selector returns it") == true)
        #expect(plan.cases[18].skipReason?.contains("has no name") == true)
        #expect(plan.cases[22].skipReason?.contains("line break") == true)
        #expect(plan.reachability.byID == 3)
        #expect(plan.reachability.unreachable == 1)
    }

    @Test func anExampleWithoutCodeIsServedAs200ButHasNoCodeToAskFor() {
        let plan = plan([Samples.example("a", "/t", code: nil)])
        #expect(plan.cases[0].exchanges[0].expectation.statuses == [200])
        #expect(plan.cases[1].skipReason?.contains("no status code") == true)
    }

    @Test func strictFailsWhatNoCodeReaches() {
        let plan = plan([
            Samples.example("a", "/t"), Samples.example("b", "/t"), Samples.example("c", "/t", code: 500),
        ]) { $0.isStrict = true }
        guard case .fail(let message, let details) = plan.cases[4].work else {
            Issue.record("not a failure")
            return
        }
        #expect(message == "unreachable: no plain request and no x-mock-response-code returns it")
        #expect(details.first?.hasPrefix("shadowed by 'a' (score 100, code 200)") == true)
        #expect(plan.cases[8].skipReason != nil)
    }

    @Test func wildcardsAreFilledWithSamplesThatTheBodyShows() throws {
        let plan = plan([
            Samples.example(
                "a", "/users/{{user id}}/:tab/:set",
                query: [Row("q", "{{find}}"), Row("n", nil), Row("off", "1", isEnabled: false)],
                values: [Row("set", "a b")], responseBody: "{{user id}} {{tab}} {{set}} {{find}}")
        ])
        let exchange = try #require(plan.cases[0].exchanges.first)
        #expect(exchange.call?.target == "/users/sample-user-id/sample-tab/a%20b?q=sample-find&n")
        #expect(exchange.expectation.text == "sample-user-id sample-tab a b sample-find")
        #expect(plan.cases[2].exchanges.first?.expectation.text == "{{user id}} {{tab}} {{set}} {{find}}")
    }

    @Test func aPrivateMockIsAskedWithItsOwnersKey() throws {
        let plan = plan([Samples.example("a", "/t")]) { $0.isPrivate = true }
        let key = try #require(plan.cases[0].call?.headers["x-api-key"])
        let accounts = try #require(plan.cases[0].scenario?.setups[0].accounts)
        #expect(accounts.rules.person(withKey: key)?.name == SetupKey.owner)
        #expect(accounts.ownership.owner == SetupKey.owner)
    }

    @Test func whatCannotBeSentIsSkipped() {
        let plan = plan([
            Samples.example("a", "GET IT /t"), Samples.example("b", "CONNECT /t"),
            Samples.example("c", "POST /t", body: .raw("12345", language: nil)), Samples.example("d", "/t", code: 101),
        ]) { $0.bodyLimit = 4 }
        #expect(plan.cases.allSatisfy { $0.skipReason != nil })
        #expect(plan.reachability.unreachable == 4)
        #expect(plan.cases[0].skipReason == "the method 'GET IT' is not a valid HTTP token; no selector returns it")
        #expect(plan.cases[8].skipReason?.contains("5 bytes exceeds the limit of 4") == true)
        #expect(plan.cases[12].skipReason == "status 101 cannot be served; no selector returns it")
    }
}
