import HTTPMessage
import MockCore
import PostmanModel
import Testing

@testable import MockFiles

struct ManifestReaderTests {
    private typealias Outcome = (manifest: Manifest?, diagnostics: [Diagnostic])

    /// A digest that can be told apart; the real one is the caller's matter.
    private static func digest(_ key: String) -> KeyDigest { KeyDigest(bytes: Array("digest of \(key)".utf8)) }

    /// Reads a manifest that stands beside the files `a.json` and `e.json`.
    private func read(_ text: String, environment: [String: String] = [:]) throws -> Outcome {
        let tree = try TemporaryTree(["a.json": "{}", "e.json": "{}", "mockcheck.yaml": text])
        let reader = ManifestReader(environment: { environment[$0] }, digest: Self.digest)
        var outcome = reader.read(file: tree.path("mockcheck.yaml"))
        let mocks = outcome.manifest?.mocks ?? []
        outcome.manifest?.mocks = tree.relative(mocks)
        return outcome
    }

    /// Takes the marks out of a text and says where they stood.
    private func marked(_ text: String) -> (text: String, places: [String]) {
        var places: [String] = []
        var plain = ""
        for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let pieces = line.split(separator: "▶", omittingEmptySubsequences: false)
            var column = 1
            for piece in pieces.dropLast() {
                column += piece.unicodeScalars.count
                places.append("\(number + 1):\(column)")
            }
            plain += pieces.joined() + "\n"
        }
        return (plain, places)
    }

    @Test func readsEveryKey() throws {
        let hash = String(repeating: "0a", count: 32)
        let (manifest, diagnostics) = try read(
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
        let ada = Person(name: "ada", keys: [Self.digest("secret")], team: "core", role: .admin)
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
        #expect(orders.serverResponseID == "down")
        let down = ServerResponse(
            name: "Maintenance", statusCode: 503, headers: ["Retry-After": "60"], body: Array("späten".utf8))
        let up = ServerResponse(name: "Other", statusCode: 500)
        #expect(orders.serverResponses.map(\.id) == ["down", "up"])
        #expect(orders.serverResponses.map(\.response) == [down, up])
        #expect(orders.cors == .example)
        #expect((orders.location.line, orders.location.column) == (8, 5))
    }

    @Test(arguments: ["", "# nothing\n", "---\n", "{}", "users:\nmocks: ~\nquota: null\nprofile:\n"])
    func takesDefaultsWhereNothingIsSaid(text: String) throws {
        let (manifest, diagnostics) = try read(text)
        #expect(diagnostics.isEmpty)
        let found = try #require(manifest)
        #expect(found.profile == nil)
        #expect(found.quota == Quota())
        #expect(found.rateLimit == nil)
        #expect(found.users.isEmpty)
        #expect(found.mocks.isEmpty)
    }

    @Test func takesAnAnswerOfPostmansAPI() throws {
        let (manifest, diagnostics) = try read(
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
        #expect(mock.serverResponseID == nil)
    }

    @Test(arguments: [
        ("▶profil: current", "manifest-key", "unknown key 'profil' in the manifest; did you mean 'profile'?"),
        ("mocks:\n- name: A\n  ▶colection: a.json\n  collection: a.json", "manifest-key", "did you mean 'collection'?"),
        ("quota: { limit: 1, ▶xyz: 2 }", "manifest-key", "known here: limit, resetsAt, overage, counts"),
        ("profile: ▶modern", "manifest-value", "profile must be one of classic, 2022-11, current, not 'modern'"),
        ("profile: ▶Current", "manifest-value", "did you mean 'current'?"),
        ("▶- profile", "manifest-value", "the manifest must be a mapping of keys and values, not a list"),
        ("quota: ▶5", "manifest-value", "quota must be a mapping of keys and values, not '5'"),
        ("quota: { limit: ▶many }", "manifest-value", "quota.limit must be a whole number, not 'many'"),
        ("quota: { limit: ▶\"5\" }", "manifest-value", "quota.limit must be a whole number, not '5'"),
        ("quota: { limit: ▶-1 }", "manifest-value", "quota.limit must be at least 0, not -1"),
        ("quota: { limit: ▶99999999999999999999 }", "manifest-value", "quota.limit must be a whole number"),
        ("quota: { resetsAt: ▶2026-13-01 }", "manifest-value", "quota.resetsAt is not a date and time: '2026-13-01'"),
        ("quota: { overage: ▶maybe }", "manifest-value", "quota.overage must be true or false, not 'maybe'"),
        ("quota: { counts: ▶matched }", "manifest-value", "quota.counts must be a list, not 'matched'"),
        ("quota: { counts: [matched, ▶mached] }", "manifest-value", "did you mean 'matched'?"),
        ("rateLimit: ▶{ windowSeconds: 5 }", "manifest-value", "rateLimit.limit is missing"),
        ("rateLimit: { limit: ▶0 }", "manifest-value", "rateLimit.limit must be at least 1, not 0"),
        ("rateLimit: { limit: 1, windowSeconds: ▶0 }", "manifest-value", "must be from 1 to 31536000, not 0"),
        ("users: ▶{ ada: 1 }", "manifest-value", "users must be a list, not a mapping"),
        ("users: [▶ada]", "manifest-value", "a user must be a mapping of keys and values, not 'ada'"),
        ("users:\n- ▶name: ada", "manifest-value", "the user has no key; add keySHA256, or key: { env: NAME }"),
        ("users: [{ name: ada, key: ▶PMAK-1 }]", "manifest-secret", "do not put a key into a file in clear text"),
        (
            "users: [{ name: ada, key: { env: SET, ▶evn: A } }]", "manifest-key",
            "unknown key 'evn' in key; did you mean 'env'?"
        ),
        ("users: [{ name: ada, key: { env: ▶A } }]", "manifest-reference", "the environment variable A is not set"),
        ("users: [{ name: ada, key: { env: ▶EMPTY } }]", "manifest-reference", "variable EMPTY is not set"),
        ("users: [{ name: ada, keySHA256: ▶12 }]", "manifest-value", "must be 64 hexadecimal digits, this has 2"),
        ("mocks: [▶{ collection: a.json }]", "manifest-value", "the mock's name is missing"),
        ("mocks: [{ name: ▶' ', collection: a.json }]", "manifest-value", "the mock's name is empty"),
        ("mocks: [▶{ name: A }]", "manifest-value", "the mock's collection is missing"),
        ("mocks: [{ name: A, collection: ▶b.json }]", "manifest-reference", "the collection 'b.json' does not exist"),
        ("mocks: [{ name: A, collection: ▶[a] }]", "manifest-value", "the mock's collection must be text, not a list"),
        (
            "mocks: [{ name: A, collection: a.json, environment: ▶x.json }]", "manifest-reference",
            "the environment 'x.json' does not exist; paths are relative to the directory of mockcheck.yaml"
        ),
        (
            "mocks:\n- { name: A, collection: a.json }\n- { name: ▶A, collection: a.json }", "manifest-duplicate",
            "there are two mocks named 'A'"
        ),
        ("mocks: [{ name: A, collection: a.json, private: ▶yes }]", "manifest-value", "private must be true or false"),
        ("mocks: [{ name: A, collection: a.json, cors: { mode: ▶on } }]", "manifest-value", "postman, example, off"),
        ("mocks: [{ name: A, collection: a.json, cors: ▶off }]", "manifest-value", "cors must be a mapping"),
        (
            "mocks: [{ name: A, collection: a.json, sharing: { team: ▶all } }]", "manifest-value",
            "view, edit, not 'all'"
        ),
        ("mocks: [{ name: A, collection: a.json, sharing: { members: ▶[bob] } }]", "manifest-value", "sharing.members"),
        (
            "mocks: [{ name: A, collection: a.json, sharing: { members: { ▶bob: view } } }]", "manifest-reference",
            "there is no user named 'bob'"
        ),
    ])
    func locatesWhatIsWrong(text: String, rule: String, message: String) throws {
        let (plain, places) = marked(text)
        let (_, diagnostics) = try read(plain, environment: ["EMPTY": " ", "SET": "k"])
        #expect(diagnostics.map { "\($0.location.line):\($0.location.column)" } == places)
        #expect(diagnostics.map(\.rule) == [rule])
        #expect(diagnostics.first?.severity == .error)
        #expect(diagnostics.first?.description.contains(message) == true, "\(diagnostics)")
    }

    @Test(arguments: [
        ("headers: [▶'X Y']", "'X Y' is not a valid header name"),
        ("headers: ▶X", "config.headers must be a list"),
        ("matchBody: ▶1", "config.matchBody must be true or false"),
        ("delay: ▶300", "delay must be a mapping"),
        ("delay: { type: ▶random, duration: 5 }", "delay.type must be one of fixed, not 'random'"),
        ("delay: ▶{ type: fixed }", "the delay has no duration"),
        ("delay: { preset: ▶3 }", "delay.preset must be one of 1, 2, not '3'"),
        ("delay: { duration: ▶180001 }", "delay.duration must be from 1 to 180000, not 180001"),
        ("serverResponseId: ▶dwon", "there is no server response with the id 'dwon'; did you mean 'down'?"),
        ("▶matchPath: true", "unknown key 'matchPath' in config"),
    ])
    func locatesWhatIsWrongInASetting(text: String, message: String) throws {
        let (plain, places) = marked(
            """
            mocks:
              - name: A
                collection: a.json
                serverResponses: [{ id: down, name: D, statusCode: 503 }]
                config: { \(text) }
            """)
        let (_, diagnostics) = try read(plain)
        #expect(diagnostics.map { "\($0.location.line):\($0.location.column)" } == places)
        #expect(diagnostics.first?.description.contains(message) == true, "\(diagnostics)")
    }

    @Test(arguments: [
        ("{ id: a, name: N, statusCode: ▶404 }", "statusCode must be from 500 to 599, not 404"),
        ("{ id: a, name: N, statusCode: ▶'503' }", "statusCode must be a whole number"),
        ("▶{ id: a, name: N }", "the server response's statusCode is missing"),
        ("▶{ name: N, statusCode: 500 }", "the server response's id is missing"),
        ("▶{ id: a, statusCode: 500 }", "the server response's name is missing"),
        ("{ id: a, name: N, statusCode: 500, headers: ▶{ A: b } }", "headers must be a list, not a mapping"),
        ("{ id: a, name: N, statusCode: 500, headers: [{ key: ▶'A:', value: b }] }", "'A:' is not a valid header name"),
        ("{ id: a, name: N, statusCode: 500, headers: [{ key: A, value: ▶\"b\\nc: d\" }] }", "holds a line break"),
        ("{ id: a, name: N, statusCode: 500, body: ▶{ a: 1 } }", "body must be text, not a mapping"),
        ("{ id: a, name: N, statusCode: 500, language: ▶jsno }", "did you mean 'json'?"),
        ("{ id: a, name: N, statusCode: 500 }, { id: ▶a, name: M, statusCode: 501 }", "two server responses"),
    ])
    func locatesWhatIsWrongInAServerResponse(text: String, message: String) throws {
        let (plain, places) = marked("mocks: [{ name: A, collection: a.json, serverResponses: [\(text)] }]")
        let (_, diagnostics) = try read(plain)
        #expect(diagnostics.map { "\($0.location.line):\($0.location.column)" } == places)
        #expect(diagnostics.first?.description.contains(message) == true, "\(diagnostics)")
    }

    @Test func tellsUsersApart() throws {
        let hash = String(repeating: "1", count: 64)
        let (plain, places) = marked(
            """
            users:
              - { name: ada, keySHA256: \(hash) }
              - { name: ▶ada, keySHA256: \(hash.replacing("1", with: "2")) }
              - { name: bob, keySHA256: ▶\(hash) }
              - { name: cyd, key: { env: A }, keySHA256: ▶\(hash) }
            """)
        let (manifest, diagnostics) = try read(plain)
        #expect(diagnostics.map { "\($0.location.line):\($0.location.column)" } == places)
        #expect(
            diagnostics.map(\.message) == [
                "there are two users named 'ada'", "'bob' has the same key as 'ada'",
                "a user has either key or keySHA256, not both",
            ])
        #expect(manifest?.users.map(\.name) == ["ada"])
    }

    @Test func readsMoreKeysAndTakesRevokedOnesAway() throws {
        let (first, second, third) = (hash("1"), hash("2"), hash("3"))
        let (manifest, diagnostics) = try read(
            """
            plan: free
            users:
              - { name: ada, keySHA256: \(first) }
              - { name: bob, role: guest }
            keys:
              - { user: bob, name: laptop, sha256: \(second), createdAt: 2026-11-01T08:00:00Z }
              - { user: bob, sha256: \(third) }
            revokedKeys:
              - { sha256: \(first), revokedAt: 2026-11-02 }
              - { sha256: \(third) }
            """)
        #expect(diagnostics.map(\.description) == [])
        let found = try #require(manifest)
        #expect(found.plan == .free)
        #expect(found.users.map { $0.keys.map(\.hexadecimal) } == [[], [second]])
        #expect(found.users[1].role == .guest)
        #expect(found.keys.map(\.user) == ["ada", "bob", "bob"])
        #expect(found.keys.map(\.isRevoked) == [true, false, true])
        #expect(found.keys[1].name == "laptop")
        #expect(found.keys[1].createdAt == Timestamp(milliseconds: 1_793_520_000_000))
    }

    @Test func saysWhatIsWrongWithKeys() throws {
        let (plain, places) = marked(
            """
            plan: ▶gratis
            users: [{ name: ada, keySHA256: \(hash("1")), role: ▶king }]
            keys:
              - { user: ▶bob, sha256: \(hash("2")) }
              - { user: ada, sha256: ▶\(hash("1")) }
              - ▶{ user: ada }
              - { user: ada, sha256: ▶secret }
            revokedKeys: [{ sha256: \(hash("1")), revokedAt: ▶soon }]
            """)
        let (_, diagnostics) = try read(plain)
        #expect(
            Set(diagnostics.map { "\($0.location.line):\($0.location.column)" }) == Set(places),
            "\(diagnostics.map(\.description).joined(separator: "\n"))")
        #expect(diagnostics.count == places.count)
    }

    private func hash(_ digit: Character) -> String { String(repeating: digit, count: 64) }

    @Test func collectsAllProblemsAndKeepsTheRest() throws {
        let (plain, places) = marked(
            """
            ▶x: 1
            profile: ▶new
            mocks:
              - { name: Good, collection: a.json }
              - { name: Bad, collection: ▶b.json, ▶collektion: c, private: ▶2 }
            """)
        let (manifest, diagnostics) = try read(plain)
        #expect(Set(diagnostics.map { "\($0.location.line):\($0.location.column)" }) == Set(places))
        #expect(diagnostics.count == places.count)
        #expect(manifest?.mocks.map(\.name) == ["Good", "Bad"])
    }

    @Test func warnsOfAPrivateMockThatNobodyMayCall() throws {
        let (_, diagnostics) = try read("mocks: [{ name: A, collection: a.json, private: true }]")
        #expect(diagnostics.map(\.severity) == [.warning])
        #expect(diagnostics.first?.message == "no user may call the private mock 'A'")
        #expect(diagnostics.first?.location.column == 9)
    }

    @Test func neverRepeatsAKey() throws {
        let (_, diagnostics) = try read("users: [{ name: ada, key: PMAK-secret }]")
        #expect(diagnostics.count == 1)
        #expect(!"\(diagnostics)".contains("PMAK-secret"))
    }

    @Test(arguments: [
        ("mocks: [", 2, 1), ("a: b: c", 1, 5), ("quota:\n  limit: 1\n bad: 2", 3, 2), ("x: 'open", 1, 9),
        ("a: 1\n---\nb: 2", 2, 1), ("users: []\nusers: []", 1, 1), ("a: *nobody", 1, 4), ("\tprofile: current", 1, 1),
    ])
    func locatesBrokenYAML(text: String, line: Int, column: Int) throws {
        let (manifest, diagnostics) = try read(text)
        #expect(manifest == nil)
        #expect(diagnostics.map(\.rule) == ["manifest-syntax"])
        let place = diagnostics.first.map { [$0.location.line, $0.location.column] }
        #expect(place == [line, column], "\(diagnostics)")
    }

    @Test(.timeLimit(.minutes(1)), arguments: ["[", "{a: ", "- ", "? "])
    func survivesDeepNesting(opening: String) throws {
        let (manifest, diagnostics) = try read(String(repeating: opening, count: 100_000))
        #expect(manifest == nil)
        #expect(diagnostics.map(\.rule) == ["manifest-syntax"])
    }

    @Test func refusesWhatIsNoText() {
        let reader = ManifestReader(environment: { _ in nil }, digest: Self.digest)
        let (manifest, diagnostics) = reader.read([0x70, 0xFF, 0xFE], file: "m.yaml")
        #expect(manifest == nil)
        #expect(diagnostics.map(\.description) == ["m.yaml:1:2: error: the file is not valid UTF-8 [manifest-syntax]"])
        let missing = reader.read(file: "/nonexistent/m.yaml")
        #expect(missing.diagnostics.map(\.rule) == ["file-unreadable"])
    }
}

extension TemporaryTree {
    fileprivate func relative(_ mocks: [Manifest.Mock]) -> [Manifest.Mock] {
        mocks.map { mock in
            var mock = mock
            mock.collection = relative([mock.collection])[0]
            mock.environment = mock.environment.map { relative([$0])[0] }
            return mock
        }
    }
}
