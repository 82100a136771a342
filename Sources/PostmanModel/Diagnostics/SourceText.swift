/// Finds line and column of a byte of a UTF-8 text, in constant time after one pass over it.
package struct SourceText: Sendable {
    /// Line and column of a byte.
    struct Place {
        var line: UInt32 = 1
        var column: UInt32 = 1
    }

    /// Bytes between two places that are kept: small enough to count through on each question, large enough to cost little.
    private static let blockLength = 256

    package let file: String
    private let bytes: [UInt8]
    /// Where the bytes begin in the file.
    private let base: Int
    /// Of the first byte of each block.
    private let places: [Place]

    package init(_ bytes: [UInt8], file: String) {
        self.init(bytes, file: file, base: 0, from: Place())
    }

    /// A part of a text.
    ///
    /// - Parameters:
    ///   - base: where it begins in the file.
    ///   - first: line and column of its first byte.
    init(_ bytes: [UInt8], file: String, base: Int, from first: Place) {
        // Everything of its own, as threads that count their references to the same thing wait for each other all the time.
        self.file = String(decoding: Array(file.utf8), as: UTF8.self)
        self.bytes = bytes
        self.base = base
        let span = bytes.span
        var places: [Place] = []
        places.reserveCapacity(bytes.count / Self.blockLength + 1)
        var place = first
        var start = 0
        repeat {
            places.append(place)
            let end = min(start + Self.blockLength, span.count)
            place = Self.advance(place, over: span, from: start, to: end)
            start = end
        } while start < span.count
        self.places = places
    }

    /// The place behind the last byte.
    var end: Place { place(at: base + bytes.count) }

    /// Lines end at line feeds; columns count Unicode scalars; an offset past the end is the end.
    package func location(of offset: Int) -> SourceLocation {
        let place = place(at: offset)
        return SourceLocation(file: file, line: Int(place.line), column: Int(place.column))
    }

    var locator: TextLocator { TextLocator(file: file) { location(of: $0) } }

    private func place(at offset: Int) -> Place {
        let offset = min(max(offset - base, 0), bytes.count)
        let block = min(offset / Self.blockLength, places.count - 1)
        return Self.advance(places[block], over: bytes.span, from: block * Self.blockLength, to: offset)
    }

    private static func advance(_ place: Place, over bytes: Span<UInt8>, from start: Int, to end: Int) -> Place {
        guard start < end else { return place }
        let block = bytes.extracting(start..<end)
        let (lineFeeds, scalars) = counts(in: block)
        guard lineFeeds > 0 else { return Place(line: place.line, column: place.column &+ scalars) }
        var column: UInt32 = 1
        var index = block.count - 1
        while block[index] != 0x0A {
            if !block[index].isUTF8Continuation { column &+= 1 }
            index -= 1
        }
        return Place(line: place.line &+ lineFeeds, column: column)
    }

    /// Line feeds and scalars of at most 256 bytes.
    private static func counts(in block: Span<UInt8>) -> (lineFeeds: UInt32, scalars: UInt32) {
        // Eight counts of each in the bytes of a number, none of which gets beyond 32.
        var lineFeeds: UInt64 = 0
        var continuations: UInt64 = 0
        var index = 0
        while index + 8 <= block.count {
            let word = block.bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self)
            lineFeeds &+= ByteWord.bytes(of: word, equalTo: 0x0A) >> 7
            // The highest bit set, the next one not.
            continuations &+= (word & ~(word << 1) & ByteWord.highs) >> 7
            index += 8
        }
        var counts = (ByteWord.sum(lineFeeds), UInt32(truncatingIfNeeded: index) - ByteWord.sum(continuations))
        while index < block.count {
            counts.0 += block[index] == 0x0A ? 1 : 0
            counts.1 += block[index].isUTF8Continuation ? 0 : 1
            index += 1
        }
        return counts
    }
}

/// Says where in a file something stands, by its offset in the text of a document.
struct TextLocator: Sendable {
    let file: String
    let location: @Sendable (_ offset: Int) -> SourceLocation
}
