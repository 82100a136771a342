import HTTPMessage
import MockCore
import PostmanModel
import Testing

@testable import MockFiles

struct ManifestReaderTests {
    @Test func readsEveryKey() throws {
        let hash = String(repeating: "0a", count: 32)
        let (manifest, diagnostics) = try ManifestSample.read(
            """
            profile: 2022-11
            quota: { limit: 1000, resetsAt: 2026-12-01T00:00:00Z, overage: true, counts: [matched, preflight] }
            rateLimit: { limit: 120, windowSeconds: 30 }
            users:
              - { name: ada, key: { env: ADA_KEY }, team: core, role: admin }
              - { name: bob, keySHA256: \(hash) }
            mocks:
              - name: Orders
                collection: a.json
                environment: ./e.json
                private: true
                owner: ada
                sharing: { team: view, members: { bob: edit } }
                config: { matchBody: true, matchHeader: false, headers: [X-Tenant], matchQueryParams: false,
                          matchWildcards: false, delay: { type: fixed, duration: 140000 }, serverResponseId: down }
                serverResponses:
                  - { id: down, name: Maintenance, statusCode: 503, headers: [{ key: Retry-After, value: 60 }],
                      body: "späten", language: text }
                  - { id: up, name: Other, statusCode: 500 }
                cors: { mode: example }
              - { name: Plain, collection: a.json }
            """, environment: ["ADA_KEY": " secret\n"])
        #expect(diagnostics.map(\.description) == [])
        let found = try #require(manifest)
        #expect(found.profile == .november2022)
        #expect(found.quota.limit == 1000)
        #expect(found.quota.resetsAt == Timestamp(milliseconds: 1_796_083_200_000))
        #expect(found.quota.allowsOverage)
        #expect(found.quota.counts == [.matched, .preflight])
        #expect(found.rateLimit == RateLimit(limit: 120, windowSeconds: 30))
        let ada = Person(name: "ada", keys: [ManifestSample.digest("secret")], team: "core", role: .admin)
        let bob = Person(name: "bob", keys: [KeyDigest(bytes: Array(repeating: 10, count: 32))])
        #expect(found.users == [ada, bob])
        let orders = try #require(found.mocks.first)
        #expect(orders.name == "Orders")
        #expect(orders.collection == "a.json")
        #expect(orders.environment == "e.json")
        #expect(orders.isPrivate)
        #expect(orders.owner == "ada")
        #expect(orders.sharing == Sharing(team: .view, members: ["bob": .edit]))
        var matching = MatchSettings()
        matching.matchBody = true
        matching.matchHeader = false
        matching.headers = ["X-Tenant"]
        matching.matchQueryParams = false
        matching.matchWildcards = false
        #expect(orders.matching == matching)
        #expect(orders.delayMilliseconds == 140_000)
        #expect(orders.activeResponseID == "down")
        let down = ServerResponse(
            name: "Maintenance", statusCode: 503, headers: ["Retry-After": "60"], body: Array("späten".utf8))
        let up = ServerResponse(name: "Other", statusCode: 500)
        #expect(orders.responses.map(\.id) == ["down", "up"])
        #expect(orders.responses.map(\.response) == [down, up])
        #expect(orders.cors == .example)
        #expect((orders.location.line, orders.location.column) == (8, 5))
    }

    @Test(arguments: ["", "# nothing\n", "---\n", "{}", "users:\nmocks: ~\nquota: null\nprofile:\n"])
    func takesDefaultsWhereNothingIsSaid(text: String) throws {
        let (manifest, diagnostics) = try ManifestSample.read(text)
        #expect(diagnostics.isEmpty)
        let found = try #require(manifest)
        #expect(found.profile == nil)
        #expect(found.quota == Quota())
        #expect(found.rateLimit == nil)
        #expect(found.users.isEmpty)
        #expect(found.mocks.isEmpty)
    }

    @Test func takesAnAnswerOfPostmansAPI() throws {
        let (manifest, diagnostics) = try ManifestSample.read(
            """
            mocks:
              - { "id": "e3d9-1", "owner": "12345678", "uid": "12345678-e3d9-1", "collection": "a.json",
                  "mockUrl": "https://e3d9-1.mock.pstmn.io", "name": "My mock", "createdAt": "2022-06-15T20:03:30.000Z",
                  "updatedAt": "2022-06-15T20:03:30.000Z", "isPublic": false, "deactivated": false,
                  "config": { "headers": [], "matchBody": false, "matchQueryParams": true, "matchWildcards": true,
                    "delay": { "type": "fixed", "preset": "1" }, "serverResponseId": "" } }
            """)
        #expect(diagnostics.map(\.description) == [])
        let mock = try #require(manifest?.mocks.first)
        #expect(mock.id == "e3d9-1")
        #expect(!mock.isPrivate)
        #expect(mock.delayMilliseconds == 300)
        #expect(mock.activeResponseID == nil)
    }

    @Test func collectsAllProblemsAndKeepsTheRest() throws {
        let (plain, places) = ManifestSample.marked(
            """
            ▶x: 1
            profile: ▶new
            mocks:
              - { name: Good, collection: a.json }
              - { name: Bad, collection: ▶b.json, ▶collektion: c, private: ▶2 }
            """)
        let (manifest, diagnostics) = try ManifestSample.read(plain)
        #expect(Set(diagnostics.map { "\($0.location.line):\($0.location.column)" }) == Set(places))
        #expect(diagnostics.count == places.count)
        #expect(manifest?.mocks.map(\.name) == ["Good", "Bad"])
    }

    @Test func warnsOfAPrivateMockThatNobodyMayCall() throws {
        let (_, diagnostics) = try ManifestSample.read("mocks: [{ name: A, collection: a.json, private: true }]")
        #expect(diagnostics.map(\.severity) == [.warning])
        #expect(diagnostics.first?.message == "no user may call the private mock 'A'")
        #expect(diagnostics.first?.location.column == 9)
    }

    @Test func neverRepeatsAKey() throws {
        let (_, diagnostics) = try ManifestSample.read("users: [{ name: ada, key: PMAK-secret }]")
        #expect(diagnostics.count == 1)
        #expect(!"\(diagnostics)".contains("PMAK-secret"))
    }

    @Test(arguments: [
        ("mocks: [", 2, 1), ("a: b: c", 1, 5), ("quota:\n  limit: 1\n bad: 2", 3, 2), ("x: 'open", 1, 9),
        ("a: 1\n---\nb: 2", 2, 1), ("users: []\nusers: []", 1, 1), ("a: *nobody", 1, 4), ("\tprofile: current", 1, 1),
    ])
    func locatesBrokenYAML(text: String, line: Int, column: Int) throws {
        let (manifest, diagnostics) = try ManifestSample.read(text)
        #expect(manifest == nil)
        #expect(diagnostics.map(\.rule) == ["manifest-syntax"])
        let place = diagnostics.first.map { [$0.location.line, $0.location.column] }
        #expect(place == [line, column], "\(diagnostics)")
    }

    @Test(.timeLimit(.minutes(1)), arguments: ["[", "{a: ", "- ", "? "])
    func survivesDeepNesting(opening: String) throws {
        let (manifest, diagnostics) = try ManifestSample.read(String(repeating: opening, count: 100_000))
        #expect(manifest == nil)
        #expect(diagnostics.map(\.rule) == ["manifest-syntax"])
    }

    @Test func refusesWhatIsNoText() {
        let reader = ManifestReader(environment: { _ in nil }, digest: ManifestSample.digest)
        let (manifest, diagnostics) = reader.read([0x70, 0xFF, 0xFE], file: "m.yaml")
        #expect(manifest == nil)
        #expect(diagnostics.map(\.description) == ["m.yaml:1:2: error: the file is not valid UTF-8 [manifest-syntax]"])
        let missing = reader.read(file: "/nonexistent/m.yaml")
        #expect(missing.diagnostics.map(\.rule) == ["file-unreadable"])
    }
}
