import HTTPMessage
import PostmanModel
import Testing

@testable import Verification

struct ExamplesAxisTests {
    /// Without the cases of the items' own requests.
    private func plan(_ examples: [Example], change: (inout PlanOptions) -> Void = { _ in }) -> Plan {
        var plan = Samples.plan(Samples.collection(examples, folders: ["Users.v1"]), [.examples], change: change)
        plan.cases.removeAll { $0.name.contains("[request]") }
        return plan
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
                == "shadowed by 'Get user' (score 100, code 200) in Users.v1/Item Get user at sample.json:1; "
                + "ask with x-mock-response-code: 404")
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
        #expect(plan.verdicts.map(\.reach) == [.plain, .name, .id, .id, .id, .id])
        #expect(plan.cases[4].skipReason?.hasSuffix("; ask with x-mock-response-name: two") == true)
        #expect(
            plan.cases[10].skipReason
                == "shadowed by 'one' (same name, code 200) in Users.v1/Item one at sample.json:1; "
                + "ask with x-mock-response-id: c")
        #expect(plan.cases[15].skipReason?.contains("no id that a client could know") == true)
        #expect(
            plan.cases[12].skipReason?.hasSuffix(
                "; needs an id, which Postman gives it on import; or give it a name of its own") == true)
        #expect(plan.cases[18].skipReason?.contains("has no name") == true)
        #expect(plan.cases[22].skipReason?.contains("line break") == true)
        #expect(plan.reachability.byID == 4)
        #expect(plan.reachability.unreachable == 0)
    }

    @Test func anExampleWithoutCodeIsServedAs200ButHasNoCodeToAskFor() {
        let plan = plan([Samples.example("a", "/t", code: nil)])
        #expect(plan.cases[0].exchanges[0].expectation.statuses == [200])
        #expect(plan.cases[1].skipReason?.contains("no status code") == true)
    }

    @Test func strictFailsWhatNoCodeReaches() throws {
        let plan = plan([
            Samples.example("a", "/t"), Samples.example("b", "/t"), Samples.example("c", "/t", code: 500),
        ]) { $0.isStrict = true }
        let failure = try #require(plan.cases[4].failure)
        #expect(failure.message.hasPrefix("no plain request and no x-mock-response-code returns it: shadowed by 'a'"))
        #expect(failure.details.first?.hasPrefix("shadowed by 'a' (score 100, code 200)") == true)
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
        let plan = plan([Samples.example("a", "/t")]) { $0.configuration.access = .keys([]) }
        let key = try #require(plan.cases[0].call?.headers["x-api-key"])
        let accounts = try #require(plan.cases[0].scenario?.setups[0].accounts)
        #expect(accounts.rules.person(withKey: key)?.name == SetupKey.owner)
        #expect(accounts.ownership.owner == SetupKey.owner)
    }

    @Test(
        arguments: [
            (Samples.example("a", "GET IT /t"), "unreachable example: 'GET IT' is not a valid HTTP method; "),
            (
                Samples.example("b", "CONNECT /t"),
                "unreachable example: CONNECT asks for a tunnel, which no mock opens; "
            ),
            (Samples.example("d", "/t", code: 101), "unreachable example: 101 is not a valid status code (200–999); "),
            (
                Samples.example("d", "/t", code: 2000),
                "unreachable example: 2000 is not a valid status code (200–999); "
            ),
        ])
    func whatNobodyCanGetFailsOnce(_ example: Example, _ message: String) {
        let plan = plan([example])
        #expect(plan.cases[0].failure?.message.hasPrefix(message) == true)
        #expect(plan.cases[0].failure?.type == "mockcheck.UnreachableExample")
        #expect(plan.cases.dropFirst().allSatisfy { $0.skipReason != nil })
        #expect(plan.reachability.unreachable == 1)
    }

    @Test func theSecondOfTwoEqualIdsAndNamesFails() {
        let plan = plan([
            Samples.example("a", "/t", name: "one"), Samples.example("a", "/t", name: "one", responseBody: "other"),
        ])
        #expect(plan.verdicts.map(\.reach) == [.plain, .unreachable])
        #expect(plan.cases[4].failure?.message.contains("shadowed by 'one'") == true)
        #expect(plan.cases[4].failure?.call?.target == "/t")
    }

    /// A client has the file that we do not have, and the mock does not look at it.
    @Test func aBodyThatIsNotAtHandHasAStandIn() throws {
        let bodies: [RequestBody] = [.file(source: "/photo.jpg", content: nil), .raw("12345", language: nil)]
        for body in bodies {
            let plan = plan([Samples.example("c", "POST /t", body: body)]) { $0.bodyLimit = 4 }
            #expect(plan.verdicts.map(\.reach) == [.plain])
            #expect(plan.cases.allSatisfy { $0.scenario != nil })
            #expect(plan.cases[0].call?.body == Array("mockcheck stand-in".utf8))
            #expect(plan.cases[0].notes.first?.hasPrefix("sent with a stand-in body: its request body ") == true)
        }
    }

    @Test func aStandInIsNoBodyWhereBodiesAreMatched() {
        let example = Samples.example(
            "c", "POST /t", headers: [Row("Content-Type", "image/png")], body: .file(source: "/photo.png", content: nil)
        )
        let plan = plan([example]) { $0.configuration.matching.matchBody = true }
        // Whoever has the file may ask plainly; we can by name and id, which are not matched.
        #expect(plan.cases.map { $0.scenario != nil } == [false, false, true, true])
        #expect(plan.cases.allSatisfy { $0.failure == nil })
    }
}
