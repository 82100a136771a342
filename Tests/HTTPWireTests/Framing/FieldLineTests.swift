import HTTPMessage
import Testing

@testable import HTTPWire

struct FieldLineTests {
    private static func field(_ line: [UInt8]) throws -> HeaderField {
        try line.withUnsafeBytes { try FieldLine.parse($0) }
    }

    @Test(
        arguments: [
            ("Accept: text/html", HeaderField("Accept", "text/html")), ("a:", HeaderField("a", "")),
            ("A: \t b c \t", HeaderField("A", "b c")), ("Host: h:80", HeaderField("Host", "h:80")),
            ("X: gr\u{FC}n", HeaderField("X", "gr\u{FC}n")),
        ])
    func isANameAndAValueWithoutBlanksAround(line: String, field: HeaderField) throws {
        #expect(try Self.field(Array(line.utf8)) == field)
    }

    /// ISO 8859-1, which older texts mean, loses nothing.
    @Test func bytesThatAreNotUTF8AreKept() throws {
        #expect(try Self.field(Array("X: gr".utf8) + [0xFC]) == HeaderField("X", "gr\u{FC}"))
    }

    @Test(arguments: [
        "", " A: b", "\tA: b", "A", ": b", "A : b", "A\t: b", "A B: c", "A: b\u{0}c", "A: b\rc", "(A): b",
    ])
    func whatTwoReadersCouldReadDifferentlyIsRefused(line: String) {
        #expect(throws: FramingFault.self) { try Self.field(Array(line.utf8)) }
    }
}
