/// SHA-256 (FIPS 180-4, 6.2).
///
/// Of all that a cryptography library offers, the product needs this and HMAC. Such a library is the largest part of a
/// first build, so these few lines stand here instead, and the tests hold them against the standard's vectors and
/// against another implementation.
package enum SHA256 {
    static let blockBytes = 64

    /// 32 bytes.
    package static func hash(_ message: [UInt8]) -> [UInt8] { message.withUnsafeBytes(hash) }

    package static func hash(_ text: String) -> [UInt8] {
        var text = text
        return text.withUTF8 { hash(UnsafeRawBufferPointer($0)) }
    }

    /// Every request with an API key comes through here, so all of it works on memory that nobody counts or checks.
    private static func hash(_ message: UnsafeRawBufferPointer) -> [UInt8] {
        roundConstants.withUnsafeBufferPointer { constants in
            withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 64) { schedule in
                var state = initialState
                var rest = message
                while rest.count >= blockBytes {
                    compress(rest, into: &state, schedule, constants)
                    rest = UnsafeRawBufferPointer(rebasing: rest[blockBytes...])
                }
                withUnsafeTemporaryAllocation(byteCount: 2 * blockBytes, alignment: 4) { tail in
                    let count = pad(rest, of: message.count, into: tail)
                    for start in stride(from: 0, to: count, by: blockBytes) {
                        let block = UnsafeRawBufferPointer(rebasing: tail[start..<count])
                        compress(block, into: &state, schedule, constants)
                    }
                }
                return [UInt8](unsafeUninitializedCapacity: 32) { digest, count in
                    for place in 0..<8 {
                        UnsafeMutableRawBufferPointer(digest).storeBytes(
                            of: state[place].bigEndian, toByteOffset: 4 * place, as: UInt32.self)
                    }
                    count = 32
                }
            }
        }
    }

    /// The last bytes, a one bit, zeros, and the message's length in bits, to a whole number of blocks (5.1.1).
    ///
    /// - Returns: the number of bytes.
    private static func pad(
        _ rest: UnsafeRawBufferPointer, of count: Int, into tail: UnsafeMutableRawBufferPointer
    ) -> Int {
        let length = rest.count < blockBytes - 8 ? blockBytes : 2 * blockBytes
        tail.copyMemory(from: rest)
        tail[rest.count] = 0x80
        for place in (rest.count + 1)..<(length - 8) { tail[place] = 0 }
        tail.storeBytes(of: (UInt64(count) * 8).bigEndian, toByteOffset: length - 8, as: UInt64.self)
        return length
    }

    /// One block (6.2.2). All additions are modulo 2^32.
    private static func compress(
        _ bytes: UnsafeRawBufferPointer, into state: inout SIMD8<UInt32>, _ w: UnsafeMutableBufferPointer<UInt32>,
        _ constants: UnsafeBufferPointer<UInt32>
    ) {
        for t in 0..<16 { w[t] = UInt32(bigEndian: bytes.loadUnaligned(fromByteOffset: 4 &* t, as: UInt32.self)) }
        for t in 16..<64 {
            let (older, newer) = (w[t &- 15], w[t &- 2])
            let s0 = rotate(older, 7) ^ rotate(older, 18) ^ (older &>> 3)
            let s1 = rotate(newer, 17) ^ rotate(newer, 19) ^ (newer &>> 10)
            w[t] = w[t &- 16] &+ s0 &+ w[t &- 7] &+ s1
        }
        var (a, b, c, d) = (state[0], state[1], state[2], state[3])
        var (e, f, g, h) = (state[4], state[5], state[6], state[7])
        for t in 0..<64 {
            let s1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)
            let choice = (e & f) ^ (~e & g)
            let t1 = h &+ s1 &+ choice &+ constants[t] &+ w[t]
            let s0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)
            let majority = (a & b) ^ (a & c) ^ (b & c)
            (h, g, f, e) = (g, f, e, d &+ t1)
            (d, c, b, a) = (c, b, a, t1 &+ s0 &+ majority)
        }
        state &+= SIMD8(a, b, c, d, e, f, g, h)
    }

    private static func rotate(_ word: UInt32, _ count: UInt32) -> UInt32 {
        word &>> count | word &<< (32 &- count)
    }

    /// The first 32 bits of the fractions of the square roots of the first eight primes (5.3.3).
    private static let initialState = SIMD8<UInt32>(
        0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19)

    /// The same of the cube roots of the first 64 primes (4.2.2).
    private static let roundConstants: [UInt32] = [
        0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4, 0xab1c_5ed5,
        0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe, 0x9bdc_06a7, 0xc19b_f174,
        0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f, 0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da,
        0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7, 0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967,
        0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc, 0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85,
        0xa2bf_e8a1, 0xa81a_664b, 0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070,
        0x19a4_c116, 0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
        0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7, 0xc671_78f2,
    ]
}
