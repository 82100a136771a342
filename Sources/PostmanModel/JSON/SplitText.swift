/// A large text that is taken apart at one list while it is read: runs of the list's elements, which can be parsed one by
/// one and in any order, and the text around the list. Neither the text nor a tree of it is ever whole in memory.
struct SplitText {
    /// A run of elements.
    struct Part: Sendable {
        let number: Int
        let bytes: [UInt8]
        /// Where they begin in the text.
        let base: Int
        let source: SourceText
    }

    /// The text around the list, which is empty here.
    struct Frame {
        let document: JSONDocument
        let locator: TextLocator
    }

    /// How much is read at once.
    struct Sizes {
        /// The least bytes of a part.
        var part = 1 << 20
        /// What is read where a part does not end yet.
        var block = 1 << 16
        /// The list has to begin in so many bytes; most do in far fewer, which are tried first.
        var heads: [Int] { [16 * block, 128 * block] }
    }

    private let input: ByteInput
    private let file: String
    private let name: StaticString
    private let sizes: Sizes
    /// What stands before the elements.
    private let head: [UInt8]
    /// What stands behind them, once that is known.
    private var tail: (bytes: [UInt8], source: SourceText)?
    /// What has been read of the elements and belongs to no part yet.
    private var unread: [UInt8]
    /// Where that begins in the text.
    private var offset: Int
    private var place = SourceText.Place()
    private var readCount: Int
    private var partCount = 0
    private var skimmer = ListSkimmer(start: 0)
    private var isBroken = false

    /// Nil where the outermost object has no list as its member `name` near its beginning.
    init?(_ input: ByteInput, at name: StaticString, file: String, sizes: Sizes, depthLimit: Int) {
        for size in sizes.heads {
            guard let text = input.bytes(of: 0..<min(size, input.byteCount)) else { return nil }
            var parser = JSONParser(depthLimit: depthLimit, stoppingInListOf: name)
            // A mistake, or the end of what was read: either way the list was not found.
            try? parser.parse(text.span)
            guard parser.hasStopped else { continue }
            self.input = input
            self.file = file
            self.name = name
            self.sizes = sizes
            head = Array(text[..<parser.position])
            unread = Array(text[parser.position...])
            offset = parser.position
            readCount = text.count
            place = SourceText(head, file: file).end
            return
        }
        return nil
    }

    /// The next run of elements; nil behind the last one, and where the list has no end.
    mutating func next() -> Part? {
        guard tail == nil, !isBroken else { return nil }
        var text = unread
        unread = []
        if text.count < sizes.part { isBroken = !read(sizes.part + sizes.block - text.count, behind: &text) }
        while !isBroken {
            switch skimmer.next(in: text.span, from: sizes.part) {
            case .comma(let comma):
                unread = Array(text[(comma + 1)...])
                text.removeSubrange(comma...)
                return part(of: text)
            case .end(let end):
                let rest = Array(text[end...])
                text.removeSubrange(end...)
                return lastPart(text, before: rest)
            case nil:
                // More and more, for what was read is copied each time.
                isBroken = readCount == input.byteCount || !read(max(sizes.block, text.count / 2), behind: &text)
            }
        }
        return nil
    }

    /// Has no more parts, and no frame.
    mutating func giveUp() { isBroken = true }

    /// What stands around the list; nil where it is not JSON, where the list is not the one that counts, and before all
    /// parts have been given out.
    func frame(limits: ReadingLimits) -> Frame? {
        guard !isBroken, let tail, let document = try? JSONDocument.parse(head + tail.bytes, limits: limits) else {
            return nil
        }
        // Of several members of this name the last one counts.
        guard document.root[name]?.offset == head.count - 1 else { return nil }
        let source = SourceText(head, file: file)
        let locator = TextLocator(file: file) { [offset, head] place in
            place < head.count
                ? source.location(of: place) : tail.source.location(of: place - head.count + offset)
        }
        return Frame(document: document, locator: locator)
    }

    /// Reads more of the text, if there is more.
    private mutating func read(_ count: Int, behind text: inout [UInt8]) -> Bool {
        let range = readCount..<min(readCount + count, input.byteCount)
        guard let more = input.bytes(of: range, after: text) else { return false }
        text = more
        readCount = range.upperBound
        return true
    }

    /// - Parameter text: the elements before a comma.
    private mutating func part(of text: [UInt8]) -> Part {
        let part = Part(
            number: partCount, bytes: text, base: offset,
            source: SourceText(text, file: file, base: offset, from: place))
        place = part.source.end
        place.column += 1
        offset += text.count + 1
        skimmer.drop(text.count + 1)
        partCount += 1
        return part
    }

    private mutating func lastPart(_ text: [UInt8], before rest: [UInt8]) -> Part? {
        guard let tail = input.bytes(of: readCount..<input.byteCount, after: rest) else {
            isBroken = true
            return nil
        }
        let part = Part(
            number: partCount, bytes: text, base: offset,
            source: SourceText(text, file: file, base: offset, from: place))
        offset += text.count
        self.tail = (tail, SourceText(tail, file: file, base: offset, from: part.source.end))
        // A list without elements has no part; blanks behind a comma are a mistake, which a parser finds.
        return partCount == 0 && text.allSatisfy { $0 <= 0x20 } ? nil : part
    }
}
