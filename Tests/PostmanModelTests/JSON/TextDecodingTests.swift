import Testing

@testable import PostmanModel

struct TextDecodingTests {
    private static let text = "{\"é\": \"日😀\"}\n"

    private func utf16(_ text: String, isBigEndian: Bool) -> [UInt8] {
        ([0xFEFF] + Array(text.utf16)).flatMap { unit in
            let bytes = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
            return isBigEndian ? bytes : bytes.reversed()
        }
    }

    @Test func takesUTF8WithAndWithoutMark() throws {
        let plain = Array(Self.text.utf8)
        #expect(try TextDecoding.utf8(plain) == plain)
        #expect(try TextDecoding.utf8([0xEF, 0xBB, 0xBF] + plain) == plain)
        #expect(try TextDecoding.utf8([]) == [])
    }

    @Test(arguments: [true, false])
    func takesUTF16WithMark(isBigEndian: Bool) throws {
        #expect(try TextDecoding.utf8(utf16(Self.text, isBigEndian: isBigEndian)) == Array(Self.text.utf8))
    }

    @Test(arguments: [true, false])
    func locatesHalfAPair(isBigEndian: Bool) throws {
        var bytes = utf16("a\né😀x", isBigEndian: isBigEndian)
        bytes.removeSubrange(10..<12)
        let error = try #require(throws: JSONSyntaxError.self) { try TextDecoding.utf8(bytes) }
        #expect(error.line == 2)
        #expect(error.column == 2)
    }

    @Test func locatesAnOddByte() throws {
        let error = try #require(throws: JSONSyntaxError.self) {
            try TextDecoding.utf8(utf16("ab", isBigEndian: false) + [0x20])
        }
        #expect(error.column == 3)
    }

    @Test func countsColumnsOfUTF16FilesInCharactersOfTheText() {
        let bytes = utf16("{\"_postman_id\": \"日😀\", oops}", isBigEndian: false)
        let reading = DocumentReader().read(bytes, file: "a.json")
        #expect(reading.diagnostics.map(\.location) == [SourceLocation(file: "a.json", line: 1, column: 23)])
    }
}
