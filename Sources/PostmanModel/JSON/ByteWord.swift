/// Eight bytes of a text as one number, the first byte lowest.
enum ByteWord {
    static let ones: UInt64 = 0x0101_0101_0101_0101
    static let highs: UInt64 = 0x8080_8080_8080_8080

    /// The high bit of every byte that is this one.
    static func bytes(of word: UInt64, equalTo byte: UInt8) -> UInt64 {
        let difference = word ^ (ones &* UInt64(byte))
        return ~(((difference & ~highs) &+ ~highs) | difference) & highs
    }

    /// The number of set high bits.
    static func count(_ bits: UInt64) -> Int {
        // A multiplication adds the bytes up; processors without a bit count are still the ones that are built for.
        Int(truncatingIfNeeded: ((bits >> 7) &* ones) >> 56)
    }

    /// The sum of the bytes of a number.
    static func sum(_ bytes: UInt64) -> UInt32 {
        let pairs = (bytes & 0x00FF_00FF_00FF_00FF) + ((bytes >> 8) & 0x00FF_00FF_00FF_00FF)
        return UInt32(truncatingIfNeeded: (pairs &* 0x0001_0001_0001_0001) >> 48)
    }

    /// Whether two places, which must be inside their texts, hold the same bytes.
    static func isEqual(
        _ left: Span<UInt8>, at leftStart: Int, _ right: Span<UInt8>, at rightStart: Int, count: Int
    ) -> Bool {
        let left = left.extracting(leftStart..<(leftStart + count))
        let right = right.extracting(rightStart..<(rightStart + count))
        var index = 0
        while index + 8 <= count {
            let word = left.bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self)
            guard word == right.bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self) else { return false }
            index += 8
        }
        while index < count {
            guard left[index] == right[index] else { return false }
            index += 1
        }
        return true
    }
}
