/// Reads the compressed heads of one connection (RFC 7541), which share a table: all are read, the refused ones too.
struct HeaderDecoder {
    /// The head cannot be read, and none after it can.
    struct Failure: Error {}

    private var table = HeaderTable()
    /// Holds a text while its Huffman code is read.
    private var decoded: [UInt8] = []

    /// Gives the fields of a whole block to `take`, in order.
    mutating func decode(
        _ block: UnsafeRawBufferPointer, take: (borrowing CompressedField) -> Void
    ) throws(Failure) {
        var reader = BlockReader(block)
        var mayResize = true
        while let first = reader.next {
            switch first {
            case 0x80...:
                guard let field = table[try reader.integer(prefix: 7)] else { throw Failure() }
                take(field)
            case 0x40...:
                let field = try literal(prefix: 6, &reader)
                table.add(field)
                take(field)
            case 0x20...:
                // Before the first field only (RFC 7541, 4.2).
                guard mayResize, table.resize(to: try reader.integer(prefix: 5)) else { throw Failure() }
                continue
            default: take(try literal(prefix: 4, &reader))
            }
            mayResize = false
        }
    }

    private mutating func literal(prefix: Int, _ reader: inout BlockReader) throws(Failure) -> CompressedField {
        let number = try reader.integer(prefix: prefix)
        guard number > 0 else {
            let name = CompressedName(try text(&reader))
            return CompressedField(name, try text(&reader))
        }
        guard let named = table[number] else { throw Failure() }
        return CompressedField(named.name, try text(&reader))
    }

    private mutating func text(_ reader: inout BlockReader) throws(Failure) -> CompressedText {
        let isCoded = reader.next.map { $0 & 0x80 != 0 } ?? false
        let bytes = try reader.bytes(try reader.integer(prefix: 7))
        guard isCoded else { return CompressedText(text: FieldLine.text(bytes[...]), byteCount: bytes.count) }
        decoded.removeAll(keepingCapacity: true)
        // A connection lasts longer than what one large text needs.
        defer { if decoded.count > HeaderTable.mostBytes { decoded = [] } }
        guard HuffmanCode.standard.decode(bytes, into: &decoded) else { throw Failure() }
        let text = decoded.withUnsafeBytes { FieldLine.text($0[...]) }
        return CompressedText(text: text, byteCount: decoded.count)
    }
}

/// Takes the parts of a block one after the other.
private struct BlockReader {
    private let block: UnsafeRawBufferPointer
    private var position = 0

    init(_ block: UnsafeRawBufferPointer) {
        self.block = block
    }

    /// The byte that comes next, which is not taken; nil at the end.
    var next: UInt8? { position < block.count ? block[position] : nil }

    /// An integer that begins in the last bits of the next byte (RFC 7541, 5.1).
    mutating func integer(prefix bits: Int) throws(HeaderDecoder.Failure) -> Int {
        guard let first = next else { throw HeaderDecoder.Failure() }
        position += 1
        let most = 1 << bits - 1
        var value = Int(first) & most
        guard value == most else { return value }
        var shift = 0
        while let byte = next, shift <= 21 {
            position += 1
            value += Int(byte & 0x7F) << shift
            if byte & 0x80 == 0 { return value }
            shift += 7
        }
        // It ends early, or is larger than anything can be here.
        throw HeaderDecoder.Failure()
    }

    mutating func bytes(_ count: Int) throws(HeaderDecoder.Failure) -> UnsafeRawBufferPointer {
        guard count <= block.count - position else { throw HeaderDecoder.Failure() }
        defer { position += count }
        return UnsafeRawBufferPointer(rebasing: block[position..<(position + count)])
    }
}
