import HTTPMessage
import Testing

@testable import MockCore
@testable import PostmanModel

struct AccessPolicyTests {
    private let policy = AccessPolicy.keys([
        KeyGrant(digest: KeyDigest(ofKey: "PMAK-1")), KeyGrant(digest: KeyDigest(ofKey: "PMAK-2"), right: .none),
    ])

    static let calls: [(HeaderList, MockError?)] = [
        (["x-api-key": "PMAK-1"], nil), (["X-API-KEY": "\tPMAK-1 "], nil), (["x-api-key": "PMAK-2"], .forbidden),
        (["x-api-key": "pmak-1"], .missingCredentials), (["x-api-key": ""], .missingCredentials),
        ([:], .missingCredentials), (["Authorization": "Bearer PMAK-1"], .missingCredentials),
        (["x-access-token": "PMAK-1"], .missingCredentials),
    ]

    @Test(arguments: calls)
    func refusesAllButGrantedKeys(headers: HeaderList, expected: MockError?) {
        let known = KnownCallers()
        #expect(policy.refusal(of: headers, known: known) == expected)
        // What has been remembered of the first request changes nothing.
        #expect(policy.refusal(of: headers, known: known) == expected)
    }

    @Test func publicMocksTakeAnything() {
        #expect(AccessPolicy.anyone.refusal(of: ["x-api-key": "whatever"], known: KnownCallers()) == nil)
        #expect(AccessPolicy.anyone.refusal(of: [:], known: KnownCallers()) == nil)
    }

    @Test func digestsAreSHA256() {
        // printf %s abc | sha256sum
        let hex = KeyDigest(ofKey: "abc").bytes.map { UInt64($0).hexadecimal(from: 0, digits: 2) }.joined()
        #expect(hex == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    }
}
