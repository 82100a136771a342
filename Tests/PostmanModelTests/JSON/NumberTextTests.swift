import Testing

@testable import PostmanModel

struct NumberTextTests {
    /// What Node prints for `JSON.stringify(JSON.parse(text))`.
    @Test(arguments: [
        ("1", "1"), ("1.0", "1"), ("-0", "0"), ("0.0", "0"), ("1.50", "1.5"), ("1e3", "1000"), ("1E-2", "0.01"),
        ("100000000000000000000", "100000000000000000000"), ("1e21", "1e+21"), ("123e20", "1.23e+22"),
        ("0.000001", "0.000001"), ("0.0000001", "1e-7"), ("1.25e-7", "1.25e-7"), ("0.1", "0.1"), ("-12.75", "-12.75"),
        ("9007199254740993", "9007199254740992"), ("12345678901234567890", "12345678901234567000"), ("1e400", "null"),
        ("5e-324", "5e-324"), ("123456.789", "123456.789"),
    ])
    func printsAsJavaScriptDoes(text: String, expected: String) {
        #expect(NumberText.printed(text) == expected)
    }
}
