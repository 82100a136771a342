import Testing

@testable import PostmanModel

struct ListSkimmerTests {
    /// `‸` stands before each comma between elements, and before the end of the list.
    @Test(arguments: [
        "[‸]", "[1‸]", "[1‸,2‸]", #"["a,]"‸,{"b":[1,2],"c":"}"}‸]"#, #"["\"],"‸,"\\"‸,"\\\","‸]"#,
        "[[[[[[[[[[]]]]]]]]]‸,{}‸]]]", "[{\"é😀,\": 12345678} ‸,\n[\"12345678\",\"1234567\"]‸]",
        "[\"1234567890,1234567890\"‸,[[1,2],[3,4]]‸,\"\\u0022,\\\\\"‸]",
    ])
    func findsCommasBetweenElements(marked: String) {
        let caret = Array("‸".utf8)
        for blanks in 0..<9 {
            let list = Array((String(repeating: " ", count: blanks) + marked.dropFirst()).utf8)
            var expected: [Int] = []
            var text: [UInt8] = []
            var index = 0
            while index < list.count {
                if list[index...].starts(with: caret) {
                    expected.append(text.count)
                    index += caret.count
                } else {
                    text.append(list[index])
                    index += 1
                }
            }
            #expect(boundaries(of: text, partByteCount: 0) == expected)
            #expect(boundaries(of: text, partByteCount: 5).allSatisfy(expected.contains))
        }
    }

    @Test(arguments: ["", "1", "\"", "\"\\", "[1,2]", "{\"a\":1,\"b\":\"]\"", "\"12345678,90\\\"]"])
    func endsWithTheText(text: String) {
        #expect(boundaries(of: Array(text.utf8), partByteCount: 0).isEmpty)
    }

    private func boundaries(of text: [UInt8], partByteCount: Int) -> [Int] {
        var skimmer = ListSkimmer(start: 0)
        var found: [Int] = []
        while let boundary = skimmer.next(in: text.span, from: (found.last ?? -1) + 1 + partByteCount) {
            switch boundary {
            case .comma(let comma): found.append(comma)
            case .end(let end): return found + [end]
            }
        }
        return []
    }
}
