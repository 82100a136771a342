import Testing

@testable import Verification

struct RedactorTests {
    private let redactor = Redactor(secrets: ["pmk-s3cret/+ value", "abc", ""])

    @Test(arguments: [
        "pmk-s3cret/+ value", "cG1rLXMzY3JldC8rIHZhbHVl", "pmk-s3cret%2F%2B%20value", "pmk-s3cret%2f%2b%20value",
        "pmk-s3cret%2F%2B+value",
    ])
    func hidesEverySpelling(spelling: String) {
        #expect(redactor.redact("a \(spelling) b") == "a [redacted] b")
    }

    /// Made with `printf 'user:pmk-s3cret/+ value' | base64`, and with `u:` and `us:` before it.
    @Test(arguments: [
        "dXNlcjpwbWstczNjcmV0LysgdmFsdWU=", "dTpwbWstczNjcmV0LysgdmFsdWU=", "dXM6cG1rLXMzY3JldC8rIHZhbHVl",
    ])
    func hidesASecretInsideBase64(text: String) {
        let shown = redactor.redact(text)
        #expect(shown.contains("[redacted]"))
        #expect(!shown.contains("czNjcmV0") && !shown.contains("LXMzY3JldC8r"))
    }

    @Test func leavesShortAndEmptyValuesAlone() {
        #expect(redactor.redact("abc pmk") == "abc pmk")
    }

    @Test func takesTheLongestSecretFirst() {
        let redactor = Redactor(secrets: ["secret", "secret-and-more"])
        #expect(redactor.redact("secret-and-more, secret") == "[redacted], [redacted]")
    }

    @Test func hidesSensitiveHeadersOfARawHead() {
        let raw = "GET / HTTP/1.1\r\nX-API-Key: k\r\nCookie:\r\nAuthorization: Basic x\r\nX: y\r\n\r\nCookie: body"
        let shown =
            "GET / HTTP/1.1\r\nX-API-Key: [redacted]\r\nCookie:\r\nAuthorization: [redacted]\r\nX: y\r\n\r\nCookie: body"
        #expect(Redactor(secrets: []).redactMessage(Array(raw.utf8)) == Array(shown.utf8))
    }
}
