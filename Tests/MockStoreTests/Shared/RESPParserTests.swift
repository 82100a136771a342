import NIOCore
import Testing

@testable import MockStore

/// The answers of the Redis protocol, version 2.
struct RESPParserTests {
    private static let answers: [(String, RESPValue)] = [
        ("+OK\r\n", .simple("OK")),
        ("+\r\n", .simple("")),
        ("-ERR unknown command\r\n", .error("ERR unknown command")),
        (":0\r\n", .integer(0)),
        (":-42\r\n", .integer(-42)),
        (":9223372036854775807\r\n", .integer(.max)),
        ("$5\r\nhello\r\n", .bulk(Array("hello".utf8))),
        ("$0\r\n\r\n", .bulk([])),
        ("$4\r\na\r\nb\r\n", .bulk(Array("a\r\nb".utf8))),
        ("$-1\r\n", .null),
        ("*-1\r\n", .null),
        ("*0\r\n", .array([])),
        ("*3\r\n:1\r\n$-1\r\n*1\r\n+x\r\n", .array([.integer(1), .null, .array([.simple("x")])])),
    ]

    @Test(arguments: answers) func readsAnAnswerInOnePiece(text: String, value: RESPValue) throws {
        var parser = RESPParser()
        try parser.feed(text.utf8)
        #expect(try parser.next() == value)
        #expect(try parser.next() == nil)
    }

    @Test(arguments: answers) func readsAnAnswerInPiecesOfOneByte(text: String, value: RESPValue) throws {
        var parser = RESPParser()
        for byte in text.utf8.dropLast() {
            try parser.feed([byte])
            #expect(try parser.next() == nil)
        }
        try parser.feed(text.utf8.suffix(1))
        #expect(try parser.next() == value)
    }

    @Test func readsAnswersThatComeTogether() throws {
        var parser = RESPParser()
        try parser.feed(Self.answers.map(\.0).joined().utf8)
        for (text, value) in Self.answers { #expect(try parser.next() == value, "\(text)") }
        #expect(try parser.next() == nil)
    }

    @Test(arguments: [
        "HTTP/1.1 400 Bad Request\r\n", "\r\n", "%1\r\n", ":\r\n", ":1x\r\n", ":+1\r\n", ": 1\r\n",
        ":9223372036854775808\r\n", "+a\n", "+a\rb\r\n", "$-2\r\n", "$1048577\r\n", "$1\r\nabc\r\n", "*-2\r\n",
        "*4097\r\n", "*1\r\n*1\r\n*1\r\n*1\r\n*1\r\n:1\r\n", "$x\r\n",
    ])
    func refusesWhatIsNotAnAnswer(text: String) throws {
        var parser = RESPParser()
        try parser.feed(text.utf8)
        #expect(throws: RESPFault.self) { try parser.next() }
    }

    @Test func holdsNoMoreThanItsBounds() throws {
        var parser = RESPParser()
        try parser.feed(("+" + String(repeating: "a", count: RESPParser.longestLine + 2)).utf8)
        #expect(throws: RESPFault.self) { try parser.next() }
        var other = RESPParser()
        #expect(throws: RESPFault.self) {
            try other.feed(Array(repeating: 43, count: 4 * RESPParser.longestString + 1))
        }
    }

    @Test func writesCommandsAsArraysOfBulkStrings() {
        var bytes = ByteBuffer()
        RESPCommand.write(["SET", "a b", "ü\r\n", ""], to: &bytes)
        #expect(String(buffer: bytes) == "*4\r\n$3\r\nSET\r\n$3\r\na b\r\n$4\r\nü\r\n\r\n$0\r\n\r\n")
    }
}
