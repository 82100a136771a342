import Testing

@testable import XMLSupport

/// What strangers send to keep a thread busy is refused before libxml2 begins with it; honest bodies are not.
struct XMLCostTests {
    /// A document with one piece many times, each with a number in the place of its `#`.
    struct Shape: Sendable, CustomTestStringConvertible {
        let name: String
        let start: String
        let piece: String
        let count: Int
        let end: String

        init(_ name: String, _ start: String, _ piece: String, _ count: Int, _ end: String) {
            (self.name, self.start, self.piece, self.count, self.end) = (name, start, piece, count, end)
        }

        var bytes: [UInt8] {
            var text = start
            for number in 0..<count { text += piece.replacing("#", with: "\(number)") }
            return Array((text + end).utf8)
        }

        var testDescription: String { name }
    }

    @Test(arguments: [
        Shape("attributes", "<a", " a#=''", 40_000, "/>"),
        Shape("namespace declarations", "<a", " xmlns:p#='u'", 60_000, "/>"),
        Shape("attributes behind what is not a comment's end", "<a><!--><b c=\"--><b", " a#=''", 40_000, "/>\"/></a>"),
        Shape("attributes behind what is not a section's end", "<a><![CDATA[]>]]><b", " a#=''", 40_000, "/></a>"),
        Shape("attributes with defaults", "<!DOCTYPE a [<!ATTLIST a", " a# CDATA ''", 40_000, ">]><a/>"),
        Shape("closing signs in a value", "<a b='", ">", 600_000, "'/>"),
        Shape("brackets in a section", "<a><![CDATA[", "]] ]>", 200_000, "]]></a>"),
        Shape("names", "<a>", "<b#/>", 300_000, "</a>"),
        Shape("prefixes in the scope of many", "<a" + declarations + ">", "<b/>", 100_000, "</a>"),
        Shape("depth", "", "<a>", 300, String(repeating: "</a>", count: 300)),
    ])
    func refusesWhatCostsTooMuch(shape: Shape) {
        #expect((CanonicalXML.bytes(of: shape.bytes) == nil) as Bool)
    }

    private static let declarations = (0..<3000).map { " xmlns:p\($0)='u'" }.joined()

    @Test(arguments: [
        Shape("attributes of one length", "<a", " a10#=\"\"", 10, "></a>"),
        Shape("elements", "<a>", "<b x=\"1\" y=\"2\"></b>", 50_000, "</a>"),
        Shape("names", "<a>", "<b#></b#>", 20_000, "</a>"),
        Shape("declarations of siblings", "<a>", "<p:b xmlns:p=\"u\"></p:b>", 20_000, "</a>"),
        Shape("depth", "", "<a>", 200, String(repeating: "</a>", count: 200)),
        Shape("text", "<a>", "text ", 200_000, "</a>"),
        Shape("a value", "<a b=\"", "text ", 200_000, "\"></a>"),
    ])
    func takesWhatIsOnlyLarge(shape: Shape) {
        let bytes = shape.bytes
        #expect((CanonicalXML.bytes(of: bytes) == bytes) as Bool)
    }

    @Test func takesAThousandAttributes() {
        #expect(CanonicalXML.bytes(of: Shape("", "<a", " a#=''", 1000, "/>").bytes) != nil)
    }

    @Test(arguments: ["<?xml version='1.0' encoding='UTF-16'?>", ""])
    func readsUTF16OfBothOrders(declaration: String) {
        let plain = CanonicalXML.bytes(of: Array("<a>\u{E9}\u{1F600}</a>".utf8))
        #expect(plain != nil)
        let units = [0xFEFF] + Array("\(declaration)<a>\u{E9}\u{1F600}</a>".utf16)
        #expect(CanonicalXML.bytes(of: units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }) == plain)
        #expect(CanonicalXML.bytes(of: units.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }) == plain)
    }

    @Test func readsLatin1() {
        let document = Array("<?xml version='1.0' encoding='ISO-8859-1'?><a>".utf8) + [0xE9] + Array("</a>".utf8)
        #expect(CanonicalXML.bytes(of: document) == Array("<a>\u{E9}</a>".utf8))
    }

    @Test(arguments: ["UTF-7", "ISO-2022-KR", "EBCDIC-CP-US", "UCS-4", "HZ"])
    func refusesEncodingsThatHideMarkup(encoding: String) {
        #expect(CanonicalXML.bytes(of: Array("<?xml version='1.0' encoding='\(encoding)'?><a/>".utf8)) == nil)
    }
}
