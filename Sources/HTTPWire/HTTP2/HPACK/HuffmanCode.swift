import HTTPMessage

/// The Huffman code of header texts (RFC 7541, appendix B), read by tables.
///
/// It is canonical: codes count upwards with their length, and within a length with the byte, so the lengths say it all.
struct HuffmanCode: Sendable {
    static let standard = HuffmanCode()

    /// The codes of one length, as the leading bits of a 32-bit word.
    private struct Class {
        var bits: Int
        /// The first word that is beyond this class.
        var end: UInt64
        var start: UInt64
        /// Where its bytes begin in `symbols`.
        var offset: Int
    }

    private static let quickBits = 8
    /// Ends a text; it is never written.
    private static let endOfText: UInt16 = 256

    private var symbols: [UInt16] = []
    private var long: [Class] = []
    /// By the next eight bits: the byte and the length of a code that is no longer than that; length 0 for a longer one.
    private var quick = [(symbol: UInt8, bits: UInt8)](repeating: (0, 0), count: 1 << quickBits)

    private init() {
        var code: UInt64 = 0
        var lastBits = 0
        for (bits, members) in Self.bytesByLength {
            code <<= UInt64(bits - lastBits)
            lastBits = bits
            let start = code << UInt64(32 - bits)
            let offset = symbols.count
            for symbol in members.flatMap(\.self) {
                symbols.append(symbol)
                if bits <= Self.quickBits {
                    let first = Int(code) << (Self.quickBits - bits)
                    for index in first..<(first + 1 << (Self.quickBits - bits)) {
                        quick[index] = (UInt8(symbol), UInt8(bits))
                    }
                }
                code += 1
            }
            if bits > Self.quickBits {
                long.append(Class(bits: bits, end: code << UInt64(32 - bits), start: start, offset: offset))
            }
        }
    }

    /// Appends the text to `bytes`.
    ///
    /// - Returns: false where the input is no such text: it has the end's code, or does not end in less than eight ones.
    func decode(_ input: UnsafeRawBufferPointer, into bytes: inout [UInt8]) -> Bool {
        var held: UInt64 = 0
        var count = 0
        var next = 0
        while true {
            while count <= 32, next < input.count {
                held = held << 8 | UInt64(input[next])
                next += 1
                count += 8
            }
            // What comes after the end reads as ones.
            let word =
                count >= 32
                ? held >> UInt64(count - 32) & 0xFFFF_FFFF
                : (held << UInt64(32 - count) | (1 << UInt64(32 - count) - 1)) & 0xFFFF_FFFF
            let (symbol, bits) = code(at: word)
            guard bits <= count else { return count < 8 && word == 0xFFFF_FFFF }
            guard symbol != Self.endOfText else { return false }
            bytes.append(UInt8(symbol))
            count -= bits
        }
    }

    private func code(at word: UInt64) -> (symbol: UInt16, bits: Int) {
        let short = quick[Int(word >> UInt64(32 - Self.quickBits))]
        if short.bits > 0 { return (UInt16(short.symbol), Int(short.bits)) }
        for length in long where word < length.end {
            return (symbols[length.offset + Int((word - length.start) >> UInt64(32 - length.bits))], length.bits)
        }
        return (Self.endOfText, 30)
    }

    /// The bytes with codes of each length in bits; 256 is the end of a text.
    private static let bytesByLength: [(bits: Int, [ClosedRange<UInt16>])] = [
        (5, [48...50, 97...97, 99...99, 101...101, 105...105, 111...111, 115...116]),
        (
            6,
            [
                32...32, 37...37, 45...47, 51...57, 61...61, 65...65, 95...95, 98...98, 100...100, 102...104, 108...110,
                112...112, 114...114, 117...117,
            ]
        ),
        (7, [58...58, 66...87, 89...89, 106...107, 113...113, 118...122]),
        (8, [38...38, 42...42, 44...44, 59...59, 88...88, 90...90]),
        (10, [33...34, 40...41, 63...63]),
        (11, [39...39, 43...43, 124...124]),
        (12, [35...35, 62...62]),
        (13, [0...0, 36...36, 64...64, 91...91, 93...93, 126...126]),
        (14, [94...94, 125...125]),
        (15, [60...60, 96...96, 123...123]),
        (19, [92...92, 195...195, 208...208]),
        (20, [128...128, 130...131, 162...162, 184...184, 194...194, 224...224, 226...226]),
        (
            21,
            [
                153...153, 161...161, 167...167, 172...172, 176...177, 179...179, 209...209, 216...217, 227...227,
                229...230,
            ]
        ),
        (
            22,
            [
                129...129, 132...134, 136...136, 146...146, 154...154, 156...156, 160...160, 163...164, 169...170,
                173...173, 178...178, 181...181, 185...187, 189...190, 196...196, 198...198, 228...228, 232...233,
            ]
        ),
        (
            23,
            [
                1...1, 135...135, 137...141, 143...143, 147...147, 149...152, 155...155, 157...158, 165...166,
                168...168, 174...175, 180...180, 182...183, 188...188, 191...191, 197...197, 231...231, 239...239,
            ]
        ),
        (
            24,
            [9...9, 142...142, 144...145, 148...148, 159...159, 171...171, 206...206, 215...215, 225...225, 236...237]
        ),
        (25, [199...199, 207...207, 234...235]),
        (
            26,
            [
                192...193, 200...202, 205...205, 210...210, 213...213, 218...219, 238...238, 240...240, 242...243,
                255...255,
            ]
        ),
        (27, [203...204, 211...212, 214...214, 221...223, 241...241, 244...248, 250...254]),
        (28, [2...8, 11...12, 14...21, 23...31, 127...127, 220...220, 249...249]),
        (30, [10...10, 13...13, 22...22, 256...256]),
    ]
}
