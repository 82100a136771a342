import ForeignTools
import HTTPMessage
import Testing

struct HMACTests {
    private static func hexadecimal(_ bytes: [UInt8]) -> String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    /// RFC 4231, 4.2 to 4.4, 4.7 and 4.8.
    @Test(arguments: [
        (
            [UInt8](repeating: 0x0B, count: 20), Array("Hi There".utf8),
            "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"
        ),
        (
            Array("Jefe".utf8), Array("what do ya want for nothing?".utf8),
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
        ),
        (
            [UInt8](repeating: 0xAA, count: 20), [UInt8](repeating: 0xDD, count: 50),
            "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe"
        ),
        (
            [UInt8](repeating: 0xAA, count: 131), Array("Test Using Larger Than Block-Size Key - Hash Key First".utf8),
            "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"
        ),
    ])
    func codesAsTheRFCSays(key: [UInt8], message: [UInt8], code: String) {
        #expect(Self.hexadecimal(HMAC(key: key).code(of: message)) == code)
    }

    /// Keys around the length of a block, where they begin to be hashed.
    @Test(.enabled(if: Python.isThere, "\(Python.remedy)"))
    func codesAsPythonDoes() throws {
        let script = """
            import hmac
            for n in range(140):
                key, message = bytes((n + i) % 256 for i in range(n)), bytes((3 * i) % 256 for i in range(2 * n))
                print(hmac.digest(key, message, "sha256").hex())
            """
        let ours = (0..<140).map { n in
            let key = (0..<n).map { UInt8(truncatingIfNeeded: n + $0) }
            return Self.hexadecimal(HMAC(key: key).code(of: (0..<(2 * n)).map { UInt8(truncatingIfNeeded: 3 * $0) }))
        }
        #expect(try Python.run(script).split(separator: "\n").map(String.init) == ours)
    }

    @Test func acceptsOnlyItsOwnCodes() {
        let (ours, theirs) = (HMAC(), HMAC())
        let message = Array("session".utf8)
        let code = ours.code(of: message)
        #expect(ours.isValid(code, of: message))
        #expect(!theirs.isValid(code, of: message))
        #expect(!ours.isValid(code, of: message + [0]))
        #expect(!ours.isValid(Array(code.dropLast()), of: message))
        #expect(!ours.isValid([], of: message))
        for index in code.indices {
            var changed = code
            changed[index] ^= 1
            #expect(!ours.isValid(changed, of: message))
        }
    }
}
