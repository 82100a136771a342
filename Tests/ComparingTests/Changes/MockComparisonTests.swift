import Comparing
import HTTPMessage
import PostmanModel
import Testing

/// One change at a time, and what it means to a consumer (product section 10).
struct MockComparisonTests {
    private static func example(
        _ name: String, _ path: String = "/users/1", code: Int = 200, body: String = #"{"id":1}"#, line: Int = 10,
        variables: [Row] = []
    ) -> Example {
        Example(
            id: "id-\(name)", name: name, request: SavedRequest(url: SavedURL(path: path, pathVariables: variables)),
            code: code, headers: [Row("Content-Type", "application/json")], body: Array(body.utf8),
            location: SourceLocation(file: "shop.json", line: line, column: 5))
    }

    private static func version(
        _ examples: [Example], request: String = "Get user", environment: [Variable] = [],
        settings: MatchSettings = MatchSettings(), cors: CORSMode = .postman,
        profile: Profile = .current
    ) -> ComparedMock {
        var configuration = MockConfiguration(name: "Shop")
        configuration.matching = settings
        configuration.cors = cors
        configuration.profile = profile
        let item = RequestItem(
            name: request, request: SavedRequest(url: SavedURL(path: "/users/1")), examples: examples,
            location: SourceLocation(file: "shop.json", line: 3, column: 5))
        return ComparedMock(
            MockDefinition(
                collection: Collection(file: "shop.json", format: .v21, name: "Shop", requests: [item]),
                environment: Environment(file: "e.json", name: "E", variables: environment),
                configuration: configuration))
    }

    private struct Told: Hashable {
        let weight: Change.Weight
        let kind: Change.Kind
        let call: String?
    }

    private func told(_ old: ComparedMock, _ new: ComparedMock) -> [Told] {
        MockComparison(old, new).changes.map {
            Told(weight: $0.weight, kind: $0.kind, call: $0.call.map(CallText.short))
        }
    }

    private static let found = example("Found")

    @Test func anExampleThatIsGone() throws {
        let changes = MockComparison(
            Self.version([Self.found, Self.example("Missing", "/users/2", code: 404, line: 20)]),
            Self.version([Self.found])
        ).changes
        let byCode = try #require(changes.first { $0.kind == .notAnswered })
        #expect(byCode.weight == .breaking)
        #expect(byCode.before.location == SourceLocation(file: "shop.json", line: 20, column: 5))
        #expect(byCode.before.example == "Get user: Missing")
        #expect(byCode.after.status == 404)
        #expect(byCode.after.example == nil)
        // Without it, the id in the path leads to the other one (step f): another status.
        #expect(changes.contains { $0.kind == .status && $0.call.map(CallText.short) == "GET /users/2" })
    }

    @Test func anotherStatus() {
        let told = told(Self.version([Self.found]), Self.version([Self.example("Found", code: 201)]))
        #expect(told.contains(Told(weight: .breaking, kind: .status, call: "GET /users/1")))
        #expect(
            told.contains(
                Told(weight: .breaking, kind: .notAnswered, call: "GET /users/1 with x-mock-response-code: 200")))
        #expect(
            told.contains(
                Told(weight: .safe, kind: .newlyAnswered, call: "GET /users/1 with x-mock-response-code: 201")))
        #expect(told.count == 3)
    }

    @Test func anotherBody() {
        let lost = told(Self.version([Self.found]), Self.version([Self.example("Found", body: "{}")]))
        #expect(lost == [Told(weight: .breaking, kind: .body, call: "GET /users/1")])
        let more = told(
            Self.version([Self.found]), Self.version([Self.example("Found", body: #"{"id":2,"name":"Ada"}"#)]))
        #expect(more == [Told(weight: .safe, kind: .body, call: "GET /users/1")])
    }

    @Test func anotherName() {
        let renamed = Self.version([Self.example("Other")]).renamingID(to: "id-Found")
        let told = told(Self.version([Self.found]), renamed)
        #expect(
            told == [
                Told(weight: .breaking, kind: .notAnswered, call: "GET /users/1 with x-mock-response-name: Found"),
                Told(weight: .safe, kind: .newlyAnswered, call: "GET /users/1 with x-mock-response-name: Other"),
            ])
    }

    /// Names of requests and the order of examples that have ids decide nothing.
    @Test func whatNoCallShowsIsInformation() {
        let renamed = told(Self.version([Self.found]), Self.version([Self.found], request: "User"))
        #expect(renamed == [Told(weight: .information, kind: .name, call: nil)])
        let both = [Self.found, Self.example("Missing", "/users/2", code: 404)]
        let reordered = told(Self.version(both), Self.version(both.reversed()))
        #expect(reordered == [Told(weight: .information, kind: .order, call: nil)])
    }

    /// What only stands elsewhere in the file is no change at all.
    @Test func anotherPlaceInTheFileIsNoChange() {
        #expect(told(Self.version([Self.found]), Self.version([Self.example("Found", line: 99)])) == [])
    }

    @Test func anEnvironmentIsPartOfTheAnswer() {
        let example = Self.example("Found", body: #"{"host":"{{host}}"}"#)
        let told = told(
            Self.version([example], environment: [Variable("host", "a")]),
            Self.version([example], environment: [Variable("host", "b")]))
        #expect(told == [Told(weight: .safe, kind: .body, call: "GET /users/1")])
    }

    /// A wildcard that becomes a word: other words are answered no more.
    @Test func aWildcardThatIsOneNoMore() {
        let told = told(
            Self.version([Self.example("Found", "/shops/:name")]), Self.version([Self.example("Found", "/shops/main")]))
        #expect(told.contains { $0.kind == .notAnswered && $0.call == "GET /shops/4096" })
        // The same answer as before is no change.
        #expect(!told.contains { $0.call == "GET /shops/main" })
    }

    /// Where examples answer preflights, a header of one is also one of theirs (B-6.11).
    @Test(arguments: [("OPTIONS", "X-Any"), ("GET", "Access-Control-Max-Age")])
    func aHeaderOfWhatAnswersPreflights(method: String, header: String) {
        var example = Self.found
        example.request.method = method
        var changed = example
        changed.headers.append(Row(header, "60"))
        let changes = MockComparison(
            Self.version([example], cors: .example), Self.version([changed], cors: .example)
        ).changes
        #expect(
            changes.contains {
                $0.call?.method == "OPTIONS" && $0.call?.headers.contains("access-control-request-method") == true
            })
        #expect(changes.contains { $0.call?.headers.contains("access-control-request-method") == false })
    }

    /// In 2022 a name only left fewer examples, among which headers still decided: what another example answers without
    /// the name, none does with it (B-4.11).
    @Test func whereNamesFilterEachHasClassesOfItsOwn() {
        var changed = Self.found
        changed.request.headers = [Row("X-Version", "1")]
        let other = Self.example("Other", line: 20)
        let changes = MockComparison(
            Self.version([Self.found, other], profile: .november2022),
            Self.version([changed, other], profile: .november2022)
        ).changes
        let gone = changes.first { $0.kind == .notAnswered && $0.before.example == "Get user: Found" }
        #expect(gone?.call?.headers["x-mock-response-name"] == "Found")
        #expect(gone?.call?.headers["x-mock-match-request-headers"] == "x-version")
    }

    @Test func settingsThatMatchOtherwiseAreSeenInTheCalls() {
        var settings = MatchSettings()
        settings.matchBody = true
        var example = Self.found
        example.request.method = "POST"
        example.request.body = .raw(#"{"a":1}"#, language: "json")
        let told = told(Self.version([example]), Self.version([example], settings: settings))
        #expect(told.contains { $0.kind == .notAnswered && $0.weight == .breaking })
    }
}

extension ComparedMock {
    fileprivate func renamingID(to id: String) -> ComparedMock {
        var copy = self
        copy.collection.requests[0].examples[0].id = id
        return copy
    }
}
