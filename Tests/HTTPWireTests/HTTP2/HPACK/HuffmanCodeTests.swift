import ForeignTools
import Testing

@testable import HTTPWire

struct HuffmanCodeTests {
    private func bytes(_ coded: [UInt8]) -> [UInt8]? {
        var bytes: [UInt8] = []
        return coded.withUnsafeBytes { HuffmanCode.standard.decode($0, into: &bytes) } ? bytes : nil
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
    func readsTheExamples(_ coded: [UInt8], _ expected: String) {
        #expect(bytes(coded) == Array(expected.utf8))
    }

    /// 5.2: padding is the begin of the end's code, less than a byte of it, and the end itself never comes.
    @Test(
        arguments: [
            [0x06], [0x07, 0xff], [0xff], [0xff, 0xff, 0xff, 0xff], [0xff, 0xff, 0xff, 0xfc],
        ] as [[UInt8]])
    func refuses(_ coded: [UInt8]) {
        #expect(bytes(coded) == nil)
    }

    /// Every byte, beside others so that the codes begin at each of the eight bits.
    @Test(.enabled(if: Python.isThere, "\(Python.remedy)"))
    func readsWhatAnotherCoderWrites() throws {
        let script = """
            from hpack.huffman import HuffmanEncoder
            from hpack.huffman_constants import REQUEST_CODES, REQUEST_CODES_LENGTH
            coder = HuffmanEncoder(REQUEST_CODES, REQUEST_CODES_LENGTH)
            for byte in range(256):
                for count in range(8):
                    print(coder.encode(b"&" * count + bytes([byte, 0x65, byte])).hex())
            """
        let lines = try Python.run(script).split(separator: "\n")
        #expect(lines.count == 2048)
        for (index, line) in lines.enumerated() {
            let byte = UInt8(index / 8)
            let expected = Array(repeating: UInt8(ascii: "&"), count: index % 8) + [byte, 0x65, byte]
            #expect(bytes([UInt8](hexadecimal: line)) == expected)
        }
    }
}
