#if TLS
    import NIOCore
    import NIOHPACK
    import Testing

    @testable import HTTPWire

    struct HeaderDecoderTests {
        private static func decode(_ bytes: [UInt8], with decoder: inout HeaderDecoder) throws -> [String] {
            var fields: [String] = []
            try bytes.withUnsafeBytes { try decoder.decode($0) { fields.append("\($0.name.text): \($0.value)") } }
            return fields
        }

        private static func bytes(_ hexadecimal: String) -> [UInt8] {
            let digits = Array(hexadecimal.filter { $0 != " " })
            return stride(from: 0, to: digits.count, by: 2).compactMap {
                UInt8(String(digits[$0...($0 + 1)]), radix: 16)
            }
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

        /// Many heads of one connection, as swift-nio's coder writes them.
        @Test(arguments: 1...20)
        func readsWhatAnotherCoderWrites(seed: UInt64) throws {
            var random = FixedRandom(seed: seed)
            var encoder = HPACKEncoder(allocator: ByteBufferAllocator())
            var decoder = HeaderDecoder()
            for _ in 0..<200 {
                let fields = (0..<Int.random(in: 1...12, using: &random)).map { _ in
                    let name = "n\(Int.random(in: 0...40, using: &random))"
                    let length = [0, 1, 20, 130, 900].randomElement(using: &random) ?? 0
                    return (name, String(repeating: "vü~<"[Int.random(in: 0...3, using: &random)], count: length))
                }
                var block = ByteBuffer()
                try encoder.encode(headers: HPACKHeaders(fields), to: &block)
                let expected = fields.map { "\($0): \($1)" }
                #expect(try Self.decode(Array(block.readableBytesView), with: &decoder) == expected)
            }
        }
    }

    extension String {
        fileprivate subscript(offset: Int) -> Character { self[index(startIndex, offsetBy: offset)] }
    }
#endif
