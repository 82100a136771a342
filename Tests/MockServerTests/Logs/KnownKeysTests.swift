import HTTPMessage
import PostmanModel
import Testing

@testable import MockServer

/// A key is shown nowhere, wherever a client puts it (product S-10).
struct KnownKeysTests {
    private static let key = "mck_abcdefghijklmnop"

    private func keys() -> KnownKeys {
        let keys = KnownKeys()
        keys.take([KeyDigest(ofKey: Self.key), KeyDigest(ofKey: "with space & sign")])
        return keys
    }

    @Test(arguments: [
        ("/a/\(key)/b", "/a/[redacted]/b"), ("/a?x=\(key)&y=1", "/a?x=[redacted]&y=1"),
        ("/a?\(key)", "/a?[redacted]"), ("/with%20space%20%26%20sign", "/[redacted]"),
        ("/a?q=with+space+%26+sign", "/a?q=[redacted]"), ("/mck_abcdefghijklmno/x", "/mck_abcdefghijklmno/x"),
    ])
    func redactsTargets(target: String, shown: String) {
        #expect(keys().redacted(target: target) == shown)
    }

    @Test(arguments: [
        (#"{"token":"\#(key)","n":1}"#, #"{"token":"[redacted]","n":1}"#), ("Bearer \(key)", "Bearer [redacted]"),
        ("a=1&key=\(key)", "a=1&key=[redacted]"), ("with space & sign", "[redacted]"), ("nothing here", "nothing here"),
    ])
    func redactsTexts(text: String, shown: String) {
        #expect(keys().redacted(text) == shown)
        #expect(keys().redacted(Array(text.utf8)) == Array(shown.utf8))
    }

    @Test func forgetsWhatItThoughtWhenTheKeysChange() {
        let keys = keys()
        #expect(!keys.isKey("another-key"))
        keys.take([KeyDigest(ofKey: "another-key")])
        #expect(keys.isKey("another-key"))
        #expect(!keys.isKey(Self.key))
    }
}
