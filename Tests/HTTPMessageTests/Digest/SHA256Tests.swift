import ForeignTools
import HTTPMessage
import Testing

struct SHA256Tests {
    /// A message that is not printed byte by byte.
    struct Repeated: Sendable {
        let part: [UInt8]
        let count: Int

        init(_ part: some Sequence<UInt8>, count: Int = 1) { (self.part, self.count) = (Array(part), count) }

        var bytes: [UInt8] { Array(repeatElement(part, count: count).joined()) }
    }

    private static func hexadecimal(_ bytes: [UInt8]) -> String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    /// NIST's examples: FIPS 180-2, B.1 to B.3, and those of the padding's borders ("SHA256 additional").
    @Test(arguments: [
        (Repeated("abc".utf8), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            Repeated("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq".utf8),
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
        (
            Repeated([UInt8(ascii: "a")], count: 1_000_000),
            "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
        ),
        (Repeated([]), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        (Repeated([0xBD]), "68325720aabd7c82f30f554b313d0570c95accbb7dc4b5aae11204c08ffe732b"),
        (Repeated([0xC9, 0x8C, 0x8E, 0x55]), "7abc22c0ae5af26ce93dbb94433a0e0b2e119d014f8e7f65bd56c61ccccd9504"),
        (Repeated([0], count: 55), "02779466cdec163811d078815c633f21901413081449002f24aa3e80f0b88ef7"),
        (Repeated([0], count: 56), "d4817aa5497628e7c77e6b606107042bbba3130888c5f47a375e6179be789fbb"),
        (Repeated([0], count: 57), "65a16cb7861335d5ace3c60718b5052e44660726da4cd13bb745381b235a1785"),
        (Repeated([0], count: 64), "f5a5fd42d16a20302798ef6ed309979b43003d2320d9f0e8ea9831a92759fb4b"),
    ])
    func hashesAsNISTSays(message: Repeated, digest: String) {
        #expect(Self.hexadecimal(SHA256.hash(message.bytes)) == digest)
    }

    /// Every length around the first five blocks, and bytes of every value.
    @Test(.enabled(if: Python.isThere, "\(Python.remedy)"))
    func hashesAsPythonDoes() throws {
        let script = """
            import hashlib
            for n in range(330):
                print(hashlib.sha256(bytes((7 * n + 13 * i) % 256 for i in range(n))).hexdigest())
            """
        let ours = (0..<330).map { n in
            Self.hexadecimal(SHA256.hash((0..<n).map { UInt8(truncatingIfNeeded: 7 * n + 13 * $0) }))
        }
        #expect(try Python.run(script).split(separator: "\n").map(String.init) == ours)
    }
}
