import Testing

@testable import Linting

struct SecretTextTests {
    @Test(arguments: [
        ("AKIAIOSFODNN7ABCDEFG", "id"), ("Bearer mF9.B5f-4.1JqMa8Wq2zR7", "authorization"),
        ("k3jJ9sla02mXpQ71", "sessionToken"), ("k3jJ9sla02mXpQ71", "client_secret"), ("jane.doe@contoso.com", "mail"),
        ("4539578763621486", "card"),
        (
            "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U",
            "x"
        ),
    ])
    func isASecret(_ text: String, _ name: String) { #expect(SecretText.includes(text, named: name)) }

    @Test(arguments: [
        ("Alice", "name"), ("2026-01-01T10:00:00Z", "createdAt"), ("6f1c0d1e-0b1a-4b53-9a4a-0f0b2c6f6a11", "id"),
        ("bearer", "token_type"), ("jane@example.com", "mail"), ("4242424242424242", "card"), ("", ""),
        ("1234567", "n"),
    ])
    func isNone(_ text: String, _ name: String) { #expect(!SecretText.includes(text, named: name)) }
}
