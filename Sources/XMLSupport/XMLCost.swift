/// What a document will cost libxml2, counted in one pass before libxml2 sees it.
///
/// The library compares every attribute of an element with all others, looks prefixes up in every declaration in
/// scope, and searches long tags and CDATA sections again with every piece: a body of 400 KB could keep an event loop
/// busy for seconds. A step stands for about a nanosecond of that; documents that need too many are never begun.
struct XMLCost {
    /// Ample for every honest body: 4,000 attributes of one element, long CDATA full of brackets.
    private static let freeSteps = 16 * 1024 * 1024
    /// What long documents may cost on top, so that the whole stays linear.
    private static let stepsPerByte = 32
    /// libxml2 refuses what nests deeper.
    private static let deepest = 256
    /// libxml2 takes the bytes in pieces of this size.
    private static let pieceBytes = 512

    private let bytes: UnsafeBufferPointer<UInt8>
    private let limit: Int
    private var position = 0
    private var steps = 0
    /// Hashes of the names so far: libxml2's own table stops growing at some thousand.
    private var names: Set<Int> = []
    /// How many namespaces each open element declares.
    private var declarations: [Int] = []
    private var declarationsInScope = 0

    private struct TooMuch: Error {}

    /// Whether the bytes, in an encoding that spells markup as ASCII does, cost no more than is allowed.
    ///
    /// A document type declaration with a subset of its own is too much: it could declare anything.
    static func isBounded(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var cost = XMLCost(bytes)
        do {
            while try cost.readMarkup() {}
            return true
        } catch {
            return false
        }
    }

    private init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
        limit = Self.freeSteps + Self.stepsPerByte * bytes.count
    }

    /// Reads over one tag, comment, section or instruction; false where no reader gets any further.
    private mutating func readMarkup() throws(TooMuch) -> Bool {
        guard let start = bytes[position...].firstIndex(of: UInt8(ascii: "<")) else { return false }
        position = start + 1
        if take("!--") { return skip(through: "-->") != nil }
        if take("?") { return skip(through: "?>") != nil }
        if take("![CDATA[") {
            let start = position
            guard let brackets = skip(through: "]]>") else { return false }
            try spend(searches: brackets, over: position - start)
            return true
        }
        if take("!") { return try readDocumentType() }
        if take("/") {
            declarationsInScope -= declarations.popLast() ?? 0
            return skip(through: ">") != nil
        }
        return try readStartTag()
    }

    private mutating func readDocumentType() throws(TooMuch) -> Bool {
        var quote: UInt8?
        while let byte = next() {
            if quote != nil {
                if byte == quote { quote = nil }
                continue
            }
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "'"): quote = byte
            case UInt8(ascii: "["): throw TooMuch()
            case UInt8(ascii: ">"): return true
            default: break
            }
        }
        return false
    }

    private mutating func readStartTag() throws(TooMuch) -> Bool {
        let start = position
        var nameStart = position
        var quote: UInt8?
        var attributes = 0
        var declared = 0
        var searches = 0
        while let byte = next() {
            if let open = quote {
                if byte == open {
                    quote = nil
                    nameStart = position
                } else if byte == UInt8(ascii: ">") {
                    searches += 1
                }
                continue
            }
            guard Self.endsName(byte) else { continue }
            if nameStart < position - 1, note(nameStart..<(position - 1)) { declared += 1 }
            nameStart = position
            if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                quote = byte
                attributes += 1
            } else if byte == UInt8(ascii: ">") {
                try spend(searches: searches, over: position - start)
                try open(attributes: attributes, declared: declared, isEmpty: bytes[position - 2] == UInt8(ascii: "/"))
                return true
            }
        }
        // libxml2 begins no tag that does not end.
        return false
    }

    private mutating func open(attributes: Int, declared: Int, isEmpty: Bool) throws(TooMuch) {
        try spend(attributes * attributes)
        try spend((1 + attributes) * (declarations.count + declarationsInScope + declared + names.count / 256))
        guard !isEmpty else { return }
        declarations.append(declared)
        declarationsInScope += declared
        if declarations.count > Self.deepest { throw TooMuch() }
    }

    /// Counts a name among those that there are; whether it is the start of a namespace declaration.
    private mutating func note(_ name: Range<Int>) -> Bool {
        let text = UnsafeBufferPointer(rebasing: bytes[name])
        var hasher = Hasher()
        hasher.combine(bytes: UnsafeRawBufferPointer(text))
        names.insert(hasher.finalize())
        return text.elementsEqual("xmlns".utf8)
    }

    /// Places where libxml2 takes a `>` for the end, and the bytes among which it then searches on.
    private mutating func spend(searches: Int, over length: Int) throws(TooMuch) {
        try spend(min(searches, length / Self.pieceBytes) * (length / 2))
    }

    private mutating func spend(_ count: Int) throws(TooMuch) {
        steps += count
        if steps > limit { throw TooMuch() }
    }

    private mutating func next() -> UInt8? {
        guard position < bytes.count else { return nil }
        defer { position += 1 }
        return bytes[position]
    }

    private mutating func take(_ text: StaticString) -> Bool {
        let wanted = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
        guard bytes[position...].starts(with: wanted) else { return false }
        position += wanted.count
        return true
    }

    /// Goes on behind the next `text`.
    /// - Returns: How often its first byte came before; nil where the text does not come.
    private mutating func skip(through text: StaticString) -> Int? {
        let wanted = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
        var starts = 0
        while let found = bytes[position...].firstIndex(of: wanted[0]) {
            position = found
            if take(text) { return starts }
            position += 1
            starts += 1
        }
        position = bytes.count
        return nil
    }

    private static func endsName(_ byte: UInt8) -> Bool {
        switch byte {
        case 0...0x20, UInt8(ascii: "="), UInt8(ascii: "/"), UInt8(ascii: ":"), UInt8(ascii: ">"), UInt8(ascii: "\""),
            UInt8(ascii: "'"):
            true
        default: false
        }
    }
}
