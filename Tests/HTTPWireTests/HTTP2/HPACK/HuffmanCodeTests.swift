#if TLS
    import NIOCore
    import NIOHPACK
    import Testing

    @testable import HTTPWire

    struct HuffmanCodeTests {
        private func text(_ bytes: [UInt8]) -> String? {
            var text: [UInt8] = []
            guard bytes.withUnsafeBytes({ HuffmanCode.standard.decode($0, into: &text) }) else { return nil }
            return String(decoding: text, as: UTF8.self)
        }

        // RFC 7541, appendix C.4 and C.6.
        @Test(arguments: [
            ([0xf1, 0xe3, 0xc2, 0xe5, 0xf2, 0x3a, 0x6b, 0xa0, 0xab, 0x90, 0xf4, 0xff], "www.example.com"),
            ([0xa8, 0xeb, 0x10, 0x64, 0x9c, 0xbf], "no-cache"), ([0x64, 0x02], "302"), ([], ""),
            (
                [
                    0x9d, 0x29, 0xad, 0x17, 0x18, 0x63, 0xc7, 0x8f, 0x0b, 0x97, 0xc8, 0xe9, 0xae, 0x82, 0xae, 0x43,
                    0xd3,
                ], "https://www.example.com"
            ),
        ])
        func readsTheExamples(_ bytes: [UInt8], _ expected: String) {
            #expect(text(bytes) == expected)
        }

        /// 5.2: padding is the begin of the end's code, less than a byte of it, and the end itself never comes.
        @Test(
            arguments: [
                [0x06], [0x07, 0xff], [0xff], [0xff, 0xff, 0xff, 0xff], [0xff, 0xff, 0xff, 0xfc],
            ] as [[UInt8]])
        func refuses(_ bytes: [UInt8]) {
            #expect(text(bytes) == nil)
        }

        /// swift-nio's coder chooses the code where it is the shorter one.
        @Test func readsWhatAnotherCoderWrites() throws {
            var encoder = HPACKEncoder(allocator: ByteBufferAllocator())
            var decoder = HeaderDecoder()
            for byte in UInt8(0x20)...0x7E {
                let value = String(repeating: "e", count: 40) + String(decoding: [byte, byte], as: UTF8.self) + "e"
                var block = ByteBuffer()
                try encoder.encode(headers: HPACKHeaders([("x", value)]), to: &block)
                var found: [String] = []
                try block.withUnsafeReadableBytes { try decoder.decode($0) { found.append($0.value) } }
                #expect(found == [value])
            }
        }
    }
#endif
