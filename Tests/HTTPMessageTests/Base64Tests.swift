import Testing

@testable import HTTPMessage

struct Base64Tests {
    /// RFC 4648, 10.
    @Test(arguments: [
        ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="),
        ("foobar", "Zm9vYmFy"),
    ])
    func textAndBack(plain: String, encoded: String) {
        #expect(Base64.text(Array(plain.utf8)) == encoded)
        #expect(Base64.bytes(encoded.utf8) == Array(plain.utf8))
    }

    @Test(arguments: ["+/+/", "-_-_", "+/-_", " +/\r\n\t+/ ", "+/+/===="])
    func bothAlphabetsAndWhiteSpaceAreRead(text: String) {
        #expect(Base64.bytes(text.utf8) == [0xFB, 0xFF, 0xBF])
    }

    @Test func everyByteComesBack() {
        let bytes = Array(UInt8.min...UInt8.max)
        for count in 0...bytes.count {
            #expect(Base64.bytes(Base64.text(Array(bytes[..<count])).utf8) == Array(bytes[..<count]))
        }
    }

    @Test(arguments: ["Z", "Zm9vY", "Zm9%", "Zm9vé", "a.b"])
    func otherTextIsNone(text: String) {
        #expect(Base64.bytes(text.utf8) == nil)
    }
}
