/// Tells the words of documentation from what somebody uses.
enum SampleWords {
    private static let passwords: Set<String> = [
        "password", "passwd", "pass", "pwd", "p", "pw", "secret", "admin", "test", "testing", "user", "username",
        "demo",
        "guest", "example", "sample", "changeme", "letmein", "foo", "bar", "baz", "abc", "xxx", "xxxx", "postman",
        "opensesame", "open sesame", "root", "hunter2", "1234", "12345", "123456", "1234567", "12345678", "123456789",
        "password1", "password123", "pass123", "test123", "admin123", "qwerty", "string", "dummy", "token", "apikey",
        "yourpassword", "your-password", "your_password", "mypassword", "api_token", "x",
    ]

    /// Whether user and password may be somebody's: both there, plain text, and not words of documentation.
    static func isCredential(user: some StringProtocol, password: some StringProtocol) -> Bool {
        guard !user.isEmpty, !password.isEmpty, isPrintable(user.utf8), isPrintable(password.utf8) else { return false }
        let (name, word) = (user.lowercased(), password.lowercased())
        return !passwords.contains(word) && word != name && !isPlaceholder(name) && !isPlaceholder(word)
            && Set(word.utf8).count > 2
    }

    /// Hosts that are nobody's (RFC 2606 and 6761), and this machine.
    static func isExampleHost(_ host: String) -> Bool {
        let labels = host.lowercased().split(separator: ".")
        guard let top = labels.last else { return true }
        return ["example", "test", "invalid", "localhost"].contains(top)
            || labels.count > 1 && labels[labels.count - 2] == "example" || host.hasPrefix("127.")
    }

    private static func isPlaceholder(_ word: String) -> Bool {
        word.contains { "{}<>[]$*".contains($0) } || word.hasPrefix("your") || word.contains("password")
            || word.contains("example") || word.contains("xxx")
    }

    private static func isPrintable(_ bytes: some Sequence<UInt8>) -> Bool {
        bytes.allSatisfy { $0 >= 0x20 && $0 != 0x7F }
    }
}
