import ForeignTools
import Foundation
import Testing

@testable import HTTPWire

struct HeaderDecoderTests {
    private static func decode(_ bytes: [UInt8], with decoder: inout HeaderDecoder) throws -> [String] {
        var fields: [String] = []
        try bytes.withUnsafeBytes { try decoder.decode($0) { fields.append("\($0.name.text): \($0.value)") } }
        return fields
    }

    private static func bytes(_ hexadecimal: String) -> [UInt8] {
        [UInt8](hexadecimal: hexadecimal.filter { $0 != " " }[...])
    }

    /// RFC 7541, appendix C.3 and C.4: three requests of one connection, without and with Huffman's code.
    @Test(arguments: [
        [
            "8286 8441 0f77 7777 2e65 7861 6d70 6c65 2e63 6f6d", "8286 84be 5808 6e6f 2d63 6163 6865",
            "8287 85bf 400a 6375 7374 6f6d 2d6b 6579 0c63 7573 746f 6d2d 7661 6c75 65",
        ],
        [
            "8286 8441 8cf1 e3c2 e5f2 3a6b a0ab 90f4 ff", "8286 84be 5886 a8eb 1064 9cbf",
            "8287 85bf 4088 25a8 49e9 5ba9 7d7f 8925 a849 e95b b8e8 b4bf",
        ],
    ])
    func readsTheRequestsOfTheSpecification(_ blocks: [String]) throws {
        var decoder = HeaderDecoder()
        let found = try blocks.map { try Self.decode(Self.bytes($0), with: &decoder) }
        let first = [":method: GET", ":scheme: http", ":path: /", ":authority: www.example.com"]
        #expect(found[0] == first)
        #expect(found[1] == first + ["cache-control: no-cache"])
        #expect(
            found[2] == [
                ":method: GET", ":scheme: https", ":path: /index.html", ":authority: www.example.com",
                "custom-key: custom-value",
            ])
    }

    @Test(arguments: [
        ("80", "no field has the number 0"), ("be", "nothing is in the table yet"),
        ("ff ff ff ff ff 0f", "a number too large for anything"), ("7f 80 80 80 80 00", "the same"),
        ("40 01 61", "no value"), ("40 05 61 62", "a name that ends early"), ("40", "nothing"),
        ("3f e2 1f", "a table of more than 4096 bytes"), ("82 20", "the table's size behind a field"),
        ("00 01 61 84 ff ff ff ff", "a text with the end's code"), ("8f ff", "an unfinished number"),
    ])
    func refuses(_ block: String, _ what: String) {
        var decoder = HeaderDecoder()
        #expect(throws: HeaderDecoder.Failure.self, "\(what)") {
            try Self.decode(Self.bytes(block), with: &decoder)
        }
    }

    /// RFC 7541, 4.3 and 4.4: what has no room pushes out the oldest, and what has none at all all of them.
    @Test func keepsWhatThereIsRoomFor() throws {
        var decoder = HeaderDecoder()
        // A table of 80 bytes: two fields of 34 have room.
        #expect(try Self.decode(Self.bytes("3f31 4001 6101 31 4001 6201 32"), with: &decoder).count == 2)
        #expect(try Self.decode(Self.bytes("be bf"), with: &decoder) == ["b: 2", "a: 1"])
        #expect(try Self.decode(Self.bytes("4001 6301 33 bf"), with: &decoder) == ["c: 3", "b: 2"])
        #expect(throws: HeaderDecoder.Failure.self) { try Self.decode(Self.bytes("c0"), with: &decoder) }
        var other = HeaderDecoder()
        let long = "4001 6114" + String(repeating: "31", count: 20)
        #expect(try Self.decode(Self.bytes("3f09 \(long)"), with: &other).count == 1)
        #expect(throws: HeaderDecoder.Failure.self) { try Self.decode(Self.bytes("be"), with: &other) }
    }

    /// Many heads of one connection, as Python's coder writes them: with tables of changing size, with and without
    /// Huffman's code.
    @Test(.enabled(if: Python.isThere, "\(Python.remedy)"), arguments: 1...4)
    func readsWhatAnotherCoderWrites(seed: Int) throws {
        let script = """
            import json, random, sys
            import hpack
            dice, coder = random.Random(int(sys.argv[1])), hpack.Encoder()
            for _ in range(500):
                fields = []
                for _ in range(dice.randint(1, 12)):
                    value = dice.choice("vü~<") * dice.choice([0, 1, 20, 130, 900])
                    fields.append((f"n{dice.randint(0, 40)}", value, dice.random() < .1))
                if dice.random() < .05: coder.header_table_size = dice.choice([0, 100, 1000, 4096])
                block = coder.encode([hpack.NeverIndexedHeaderTuple(n, v) if secret else (n, v)
                                      for n, v, secret in fields], huffman=dice.random() < .5)
                print(block.hex(), json.dumps([f"{n}: {v}" for n, v, _ in fields], ensure_ascii=False))
            """
        var decoder = HeaderDecoder()
        let lines = try Python.run(script, ["\(seed)"]).split(separator: "\n")
        #expect(lines.count == 500)
        for line in lines {
            let parts = line.split(separator: " ", maxSplits: 1)
            let expected = try JSONDecoder().decode([String].self, from: Data(parts[1].utf8))
            #expect(try Self.decode([UInt8](hexadecimal: parts[0]), with: &decoder) == expected)
        }
    }
}
