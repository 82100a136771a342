import HTTPMessage
import PostmanModel
import Testing

@testable import Verification

/// Whoever follows the collection gets what it shows (V-14).
struct RequestInquiryTests {
    /// The case of the request of the first item, whose examples are given; other items have one example each.
    private func planned(
        _ request: String, _ examples: [Example], host: String = "{{url}}", body: RequestBody? = nil,
        headers: [Row] = [], values: [Row] = [], others: [Example] = [], variables: [Variable] = [],
        change: (inout PlanOptions) -> Void = { _ in }
    ) throws -> Case {
        var own = Samples.example("request", request, values: values, headers: headers, body: body).request
        own.url.host = host
        let item = RequestItem(name: "Own", request: own, examples: examples, location: Samples.location)
        let rest = Samples.collection(others).requests
        let plan = Samples.plan(
            Samples.collection(requests: [item] + rest, variables: variables), [.examples], change: change)
        return try #require(plan.cases.first { $0.name.hasPrefix("Own") && $0.name.hasSuffix("[request]") })
    }

    // MARK: Answered

    @Test(
        arguments: [
            ("/users", "/users", "/users"), ("/users/:id", "/users/:id", "/users/sample-id"),
            ("/users/{{id}}", "/users/:key", "/users/sample-id"), ("/users/:id", "/users/42", "/users/42"),
            ("/users/{{id}}.json", "/users/ada.json", "/users/ada.json"),
            ("POST /users", "POST /users/", "/users"), ("/Users", "/users", "/Users"),
        ])
    func aRequestThatGetsItsOwnExamplePasses(_ request: String, _ example: String, _ target: String) throws {
        let planned = try planned(request, [Samples.example("a", example)])
        #expect(planned.call?.target == target)
        #expect(planned.exchanges.first?.expectation.statuses == [200])
        #expect(planned.notes.isEmpty || request.contains(".json"))
    }

    @Test func savedValuesAreFilledInWhereSamplesGetNothing() throws {
        let planned = try planned("/users/:name", [Samples.example("a", "/users/ada")], values: [Row("name", "bob")])
        #expect(planned.call?.target == "/users/ada")
        #expect(planned.notes == ["only the saved values are answered: /users/ada"])
    }

    @Test func aVariableWithAValueIsAVariableStill() throws {
        let planned = try planned(
            "/users/{{who}}", [Samples.example("a", "/users/ada")], variables: [Variable("who", "bob")])
        #expect(planned.call?.target == "/users/ada")
    }

    @Test func aBaseURLWithoutValueMayHaveAPath() throws {
        let planned = try planned("/users", [Samples.example("a", "/v1/users")], host: "{{baseUrl}}")
        #expect(planned.call?.target == "/v1/users")
        #expect(planned.notes == ["answered where the base URL's value ends with '/v1'"])
    }

    @Test func aBaseURLHasOnePath() throws {
        let planned = try planned(
            "/users", [Samples.example("a", "/v1/users")], host: "{{url}}", others: [Samples.example("b", "/books")])
        #expect(planned.failure != nil)
    }

    @Test func anyOfItsExamplesWillDo() throws {
        let examples = [Samples.example("a", "/other"), Samples.example("b", "/users", code: 404)]
        #expect(try planned("/users", examples).exchanges.first?.expectation.statuses == [404])
    }

    @Test func bodiesAreFilledWhereTheyAreMatched() throws {
        let json = [Row("Content-Type", "application/json")]
        let example = Samples.example("a", "POST /t", headers: json, body: .raw("{\"n\":1}", language: "json"))
        let planned = try planned(
            "POST /t", [example], body: .raw("{\"n\":{{n}}}", language: "json"), headers: json
        ) { $0.configuration.matching.matchBody = true }
        #expect(planned.call.map { String(decoding: $0.body, as: UTF8.self) } == "{\"n\":1}")
    }

    // MARK: Shadowed

    @Test func anotherExampleOfTheSamePathIsAShadow() throws {
        let winner = Samples.example("a", "POST /search", name: "Books")
        let own = Samples.example("b", "POST /search", code: 404, name: "None")
        let planned = try planned("POST /search", [own], others: [winner])
        #expect(
            planned.skipReason
                == "shadowed by 'Books' (score 100, code 200) in Item Books at sample.json:1, which has the same method "
                + "and path; ask with x-mock-response-code: 404")
        let strict = try self.planned("POST /search", [own], others: [winner]) { $0.isStrict = true }
        #expect(strict.failure?.message.contains("'Books'") == true)
        #expect(strict.failure?.type == "mockcheck.ShadowedRequest")
    }

    // MARK: Missed

    @Test(
        arguments: [
            ("/v4/content", "/v2/content", "change '/v2/content' to '/v4/content' in the example"),
            ("POST /users", "PUT /users", "use POST or PUT in both"),
            ("/users/{id}", "/users/42", "write ':id' instead of '{id}' in the request's path"),
            ("/users/{id}", "/users/{id}", "write ':id' instead of '{id}' in the request's path"),
            ("/users/<id>", "/users/ada", "write ':id' instead of '<id>' in the request's path"),
            ("/users/:id", "/users/{id}", "write ':id' instead of '{id}' in the example's path"),
            ("/users/:id/pets", "/users/:id", "change '/users/:id' to '/users/:id/pets' in the example"),
        ])
    func anExampleElsewhereFails(_ request: String, _ example: String, _ remedy: String) throws {
        let planned = try planned(request, [Samples.example("a", example)])
        let failure = try #require(planned.failure)
        #expect(failure.message.contains("gets 404 mockRequestNotFoundError, not its own example; "))
        #expect(failure.details.last?.contains("at sample.json:1") == true)
        #expect(failure.message.contains(remedy))
        #expect(failure.type == "mockcheck.UnansweredRequest")
        #expect(failure.call != nil)
    }

    @Test func theAnswerOfAnotherPathFails() throws {
        let planned = try planned(
            "/users/me", [Samples.example("a", "/account")], others: [Samples.example("b", "/users/:id", name: "Any")])
        let failure = try #require(planned.failure)
        #expect(failure.message.contains("GET /users/me gets an example of 'Item Any' (sample.json:1)"))
        #expect(failure.details[0].contains("'Any' (score 80, code 200) in Item Any at sample.json:1"))
    }

    @Test func aRequestWhoseBodyNoExampleHasFailsWhereBodiesAreMatched() throws {
        let json = [Row("Content-Type", "application/json")]
        let example = Samples.example("a", "POST /t", headers: json, body: .raw("{\"n\":1}", language: "json"))
        let planned = try planned("POST /t", [example], body: .raw("{\"n\":2}", language: "json"), headers: json) {
            $0.configuration.matching.matchBody = true
        }
        #expect(
            planned.failure?.message.hasSuffix("the mock compares bodies; save the example with those of the request")
                == true)
    }

    @Test func aMethodThatNobodyCanSendFails() throws {
        let planned = try planned("GET IT /t", [Samples.example("a", "/t")])
        #expect(
            planned.failure?.message == "nobody can send the documented request: 'GET IT' is not a valid HTTP method")
    }

    @Test func anItemWithoutServableExamplesHasNoCaseOfItsOwn() {
        let plan = Samples.plan(Samples.collection([Samples.example("a", "/t", code: 2000)]), [.examples])
        #expect(plan.cases.allSatisfy { !$0.name.hasSuffix("[request]") })
    }
}
