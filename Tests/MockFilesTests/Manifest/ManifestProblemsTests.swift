import HTTPMessage
import MockCore
import PostmanModel
import Testing

@testable import MockFiles

/// Each problem of a manifest stands where its cause is.
struct ManifestProblemsTests {
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
        let (plain, places) = ManifestSample.marked(text)
        let (_, diagnostics) = try ManifestSample.read(plain, environment: ["EMPTY": " ", "SET": "k"])
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
        let (plain, places) = ManifestSample.marked(
            """
            mocks:
              - name: A
                collection: a.json
                serverResponses: [{ id: down, name: D, statusCode: 503 }]
                config: { \(text) }
            """)
        let (_, diagnostics) = try ManifestSample.read(plain)
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
        let (plain, places) = ManifestSample.marked(
            "mocks: [{ name: A, collection: a.json, serverResponses: [\(text)] }]")
        let (_, diagnostics) = try ManifestSample.read(plain)
        #expect(diagnostics.map { "\($0.location.line):\($0.location.column)" } == places)
        #expect(diagnostics.first?.description.contains(message) == true, "\(diagnostics)")
    }
}
