import Testing

@testable import Linting

struct MailAddressTests {
    @Test(arguments: [
        ("jane.roe@uni-bonn.de", ["jane.roe@uni-bonn.de"]), ("", []), ("@", []), ("a@b", []), ("a@@uni-bonn.de", []),
        ("to: <jane@uni-bonn.de>, \"joe@tu-ilmenau.de\"", ["jane@uni-bonn.de", "joe@tu-ilmenau.de"]),
        ("jane@uni-bonn.de\r\njoe@tu-ilmenau.de", ["jane@uni-bonn.de", "joe@tu-ilmenau.de"]),
        ("jane@example.com", []), ("a@b@uni-bonn.de", []),
        ("Jörg jane@uni-bonn.de – ja", ["jane@uni-bonn.de"]), ("jane@uni-bonn.de.", []),
        // A mark on the last letter makes another letter of it, which ends the word before it.
        ("jane@uni-bonn.dee\u{301}", ["jane@uni-bonn.de"]), ("jane@uni-bonn.deé", ["jane@uni-bonn.de"]),
    ])
    func findsWholeWords(text: String, expected: [String]) {
        #expect(MailAddress.found(in: text) == expected)
    }
}
