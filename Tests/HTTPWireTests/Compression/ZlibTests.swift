import ForeignTools
import Testing

@testable import HTTPWire

struct ZlibTests {
    private static func bytes(_ count: Int) -> [UInt8] { (0..<count).map { UInt8(truncatingIfNeeded: $0 >> 5) } }

    @Test(
        .enabled(if: Python.isThere, "\(Python.remedy)"),
        arguments: [0, 1, Zlib.pieceCount - 1, Zlib.pieceCount, Zlib.pieceCount + 1, 5 * Zlib.pieceCount])
    func anotherReaderReadsWhatItWrites(_ count: Int) throws {
        let bytes = Self.bytes(count)
        let zlib = try #require(Zlib.shared)
        let member = try #require(zlib.gzip(bytes))
        #expect(member.count < max(64, count / 2))
        let script = "import gzip, sys; print(gzip.decompress(bytes.fromhex(sys.stdin.read())).hex(), end='')"
        #expect(try Python.run(script, input: Self.hexadecimal(member)) == Self.hexadecimal(bytes))
    }

    /// Of 64 pieces, none is compressed after the one during which nobody wants it any more.
    @Test(arguments: [0, 1, 3, 63]) func stopsWhereNobodyWantsIt(_ most: Int) throws {
        let bytes = Self.bytes(64 * Zlib.pieceCount)
        let zlib = try #require(Zlib.shared)
        var asked = 0
        let member = zlib.gzip(bytes) {
            asked += 1
            return asked <= most
        }
        #expect(member == nil)
        #expect(asked == most + 1)
    }

    private static func hexadecimal(_ bytes: [UInt8]) -> String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
