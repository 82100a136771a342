import Testing

@testable import HTTPMessage

struct CRC32Tests {
    /// The check value of CRC-32/ISO-HDLC, and sums that zlib gives.
    @Test(arguments: [
        ("", UInt32(0)), ("123456789", 0xCBF4_3926), ("The quick brown fox jumps over the lazy dog", 0x414F_A339),
    ])
    func theChecksumIsThatOfZlib(text: String, sum: UInt32) {
        #expect(CRC32.checksum(of: Array(text.utf8)) == sum)
    }
}
