/// Finds the commas between the elements of a list without reading the elements.
///
/// It believes whatever it is given: what it finds is right once the elements and the text around the list are parsed.
struct ListSkimmer {
    enum Boundary {
        case comma(at: Int)
        case end(at: Int)
    }

    private var position: Int
    /// Lists and objects that are open inside the list.
    private var depth = 0
    private var isInString = false

    /// - Parameter start: the byte behind the list's opening bracket.
    init(start: Int) {
        position = start
    }

    /// Goes on in a text that lacks so many of the bytes that have been gone over.
    mutating func drop(_ count: Int) { position -= count }

    /// The first comma between two elements at or behind `target`, or the end of the list before one; nil where the
    /// text ends first, and then the same text with more behind it can be asked for.
    mutating func next(in bytes: Span<UInt8>, from target: Int) -> Boundary? {
        let words = bytes.bytes
        while position < bytes.count {
            if position + 8 <= bytes.count {
                let word = words.unsafeLoadUnaligned(fromByteOffset: position, as: UInt64.self)
                if skip(UInt64(littleEndian: word), isNearTarget: position + 8 > target) { continue }
            }
            if let boundary = walk(bytes, from: target) { return boundary }
        }
        return nil
    }

    /// Goes over eight bytes at once unless one of them may be what is looked for, or begins an escape.
    private mutating func skip(_ word: UInt64, isNearTarget: Bool) -> Bool {
        guard ByteWord.bytes(of: word, equalTo: UInt8(ascii: "\\")) == 0 else { return false }
        let quotes = ByteWord.bytes(of: word, equalTo: UInt8(ascii: "\"")) >> 7
        // Each byte counts the quotation marks up to itself; an odd number is inside a string.
        let marks = (quotes &* ByteWord.ones) & ByteWord.ones ^ (isInString ? ByteWord.ones : 0)
        let outside = (marks ^ ByteWord.ones) << 7
        // A set bit 5 turns '[' into '{' and ']' into '}'.
        let folded = word | ByteWord.ones &* 0x20
        let closings = ByteWord.count(ByteWord.bytes(of: folded, equalTo: UInt8(ascii: "}")) & outside)
        guard depth > closings || depth == closings && !isNearTarget else { return false }
        depth += ByteWord.count(ByteWord.bytes(of: folded, equalTo: UInt8(ascii: "{")) & outside) - closings
        isInString = marks >> 56 != 0
        position += 8
        return true
    }

    /// Goes over eight bytes one by one.
    private mutating func walk(_ bytes: Span<UInt8>, from target: Int) -> Boundary? {
        let end = min(position + 8, bytes.count)
        while position < end {
            let byte = bytes[position]
            position += 1
            switch byte {
            case UInt8(ascii: "\\") where isInString: position += 1
            case UInt8(ascii: "\""): isInString.toggle()
            case _ where isInString: break
            case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                if depth == 0 { return .end(at: position - 1) }
                depth -= 1
            case UInt8(ascii: ",") where depth == 0 && position > target: return .comma(at: position - 1)
            default: break
            }
        }
        return nil
    }
}
