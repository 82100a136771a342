/// Reads a UTF-8 text in one pass into a flat list of nodes, strictly by RFC 8259.
///
/// Nesting is kept in a list of its own, so that the native stack stays flat however deep a text is.
struct JSONParser {
    private enum State {
        case value
        case firstElement, nextElement
        case firstKey, nextKey
        case afterValue
        case stopped
    }

    let depthLimit: Int
    /// The member of the outermost object in whose list it stops; nil for none.
    private let stopName: StaticString?
    /// Inner lists and objects of at most so many bytes are folded.
    private let foldedByteCount: Int
    var position = 0
    private(set) var nodes: [JSONNode] = []
    /// The union of the flags of all strings.
    private(set) var flags: JSONNode.Flags = []
    /// The nodes of the lists and objects that are still open.
    private var open: [Int] = []
    private var state = State.value

    init(depthLimit: Int, stoppingInListOf stopName: StaticString? = nil, foldedByteCount: Int = 0) {
        self.depthLimit = depthLimit
        self.stopName = stopName
        self.foldedByteCount = foldedByteCount
    }

    /// Whether it stands behind the opening bracket of the list that it was to stop in.
    var hasStopped: Bool { state == .stopped }

    mutating func parse(_ bytes: Span<UInt8>) throws(JSONSyntaxError) {
        reserve(bytes)
        skipBlanks(bytes)
        if position == bytes.count {
            throw error(
                bytes.count == 0 ? "the file is empty" : "the file holds only white space", in: bytes,
                help: "put a JSON value into it or delete it")
        }
        try parseValues(bytes, outermost: 0)
    }

    /// Reads the list or object that the text begins with, whatever stands behind it.
    mutating func parseFirst(_ bytes: Span<UInt8>) throws(JSONSyntaxError) {
        reserve(bytes)
        repeat { try parseNext(bytes) } while !open.isEmpty
    }

    /// Reads the elements of a list without its brackets into a list.
    mutating func parseElements(_ bytes: Span<UInt8>) throws(JSONSyntaxError) {
        reserve(bytes)
        open.append(0)
        append(.array, from: 0, to: bytes.count)
        state = .nextElement
        try parseValues(bytes, outermost: 1)
        nodes[0].next = UInt32(truncatingIfNeeded: nodes.count)
    }

    private mutating func reserve(_ bytes: Span<UInt8>) {
        // Even a dense collection has no more than a node in eight bytes; what is not used is never touched.
        if stopName == nil, foldedByteCount == 0 { nodes.reserveCapacity(bytes.count / 8 + 2) }
    }

    /// - Parameter outermost: the lists and objects that are open at the end.
    private mutating func parseValues(_ bytes: Span<UInt8>, outermost: Int) throws(JSONSyntaxError) {
        while state != .stopped {
            skipBlanks(bytes)
            if position == bytes.count, state == .afterValue, open.count == outermost { return }
            try parseNext(bytes)
        }
    }

    /// Reads what comes next in a list or an object.
    private mutating func parseNext(_ bytes: Span<UInt8>) throws(JSONSyntaxError) {
        skipBlanks(bytes)
        guard position < bytes.count else { throw endOfText(bytes) }
        switch state {
        case .value, .firstElement, .nextElement: try parseValue(bytes)
        case .firstKey, .nextKey: try parseKey(bytes)
        case .afterValue: try parseSeparator(bytes)
        case .stopped: break
        }
    }

    private mutating func parseValue(_ bytes: Span<UInt8>) throws(JSONSyntaxError) {
        let byte = bytes[position]
        switch byte {
        case UInt8(ascii: "\""):
            try parseString(bytes)
            state = .afterValue
        case UInt8(ascii: "{"):
            try enter(.object, bytes)
            state = .firstKey
        case UInt8(ascii: "["):
            try enter(.array, bytes)
            state = .firstElement
            if let stopName, open.count == 2, isValue(ofMember: stopName, bytes) { state = .stopped }
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
            let start = position
            try skipNumber(bytes)
            append(.number, from: start, to: position)
            state = .afterValue
        case UInt8(ascii: "t"): try parseWord("true", .bool, bytes)
        case UInt8(ascii: "f"): try parseWord("false", .bool, bytes)
        case UInt8(ascii: "n"): try parseWord("null", .null, bytes)
        case UInt8(ascii: "]") where state == .firstElement: leave()
        case UInt8(ascii: "]") where state == .nextElement:
            throw error("a comma before ']'", in: bytes, help: "remove the comma or add a value after it")
        default: throw unexpected("a value", bytes)
        }
    }

    private mutating func parseKey(_ bytes: Span<UInt8>) throws(JSONSyntaxError) {
        switch bytes[position] {
        case UInt8(ascii: "\""):
            try parseString(bytes)
            skipBlanks(bytes)
            guard position < bytes.count else { throw endOfText(bytes) }
            guard bytes[position] == UInt8(ascii: ":") else { throw unexpected("':' after a member's name", bytes) }
            position += 1
            state = .value
        case UInt8(ascii: "}") where state == .firstKey: leave()
        case UInt8(ascii: "}"):
            throw error("a comma before '}'", in: bytes, help: "remove the comma or add a member after it")
        default:
            throw unexpected(
                state == .firstKey
                    ? "a member's name in quotation marks, or '}'" : "a member's name in quotation marks", bytes)
        }
    }

    private mutating func parseSeparator(_ bytes: Span<UInt8>) throws(JSONSyntaxError) {
        let byte = bytes[position]
        guard let container = open.last else {
            throw error(
                "text after the end of the JSON value", in: bytes, help: "a file holds one value; remove the rest")
        }
        if nodes[container].kind == .object {
            switch byte {
            case UInt8(ascii: ","):
                position += 1
                state = .nextKey
            case UInt8(ascii: "}"): leave()
            default: throw unexpected("',' or '}'", bytes)
            }
        } else {
            switch byte {
            case UInt8(ascii: ","):
                position += 1
                state = .nextElement
            case UInt8(ascii: "]"): leave()
            default: throw unexpected("',' or ']'", bytes)
            }
        }
    }

    private mutating func enter(_ kind: JSONKind, _ bytes: Span<UInt8>) throws(JSONSyntaxError) {
        guard open.count < depthLimit else {
            throw error(
                "nested deeper than \(depthLimit) levels", in: bytes,
                help: "flatten the file or raise the nesting limit")
        }
        open.append(nodes.count)
        append(kind, from: position, to: position)
        position += 1
    }

    /// Whether the list that has just been entered is the value of the outermost object's member of this name.
    private func isValue(ofMember name: StaticString, _ bytes: Span<UInt8>) -> Bool {
        guard nodes[0].kind == .object else { return false }
        let key = nodes[nodes.count - 2]
        let length = Int(key.end - key.start)
        return name.withUTF8Buffer { wanted in
            wanted.count == length && wanted.indices.allSatisfy { bytes[Int(key.start) + $0] == wanted[$0] }
        }
    }

    private mutating func leave() {
        position += 1
        if let container = open.popLast() {
            if position - Int(nodes[container].start) <= foldedByteCount, !open.isEmpty { fold(container) }
            nodes[container].end = UInt32(truncatingIfNeeded: position)
            nodes[container].next = UInt32(truncatingIfNeeded: nodes.count)
        }
        state = .afterValue
    }

    private mutating func fold(_ container: Int) {
        let inner = nodes.count - container - 1
        guard inner > 0 else { return }
        nodes.removeLast(inner)
        nodes[container].flags = .folded
    }

    private mutating func parseString(_ bytes: Span<UInt8>) throws(JSONSyntaxError) {
        let start = position + 1
        let stringFlags = try skipString(bytes)
        append(.string, from: start, to: position - 1, stringFlags)
        flags.formUnion(stringFlags)
    }

    private mutating func parseWord(
        _ word: StaticString, _ kind: JSONKind, _ bytes: Span<UInt8>
    ) throws(JSONSyntaxError) {
        let length = word.utf8CodeUnitCount
        let matches = word.withUTF8Buffer { wanted in
            position + length <= bytes.count && wanted.indices.allSatisfy { bytes[position + $0] == wanted[$0] }
        }
        guard matches else { throw unexpected("a value", bytes) }
        append(kind, from: position, to: position + length)
        position += length
        state = .afterValue
    }

    private mutating func append(_ kind: JSONKind, from start: Int, to end: Int, _ flags: JSONNode.Flags = []) {
        nodes.append(
            JSONNode(
                start: UInt32(truncatingIfNeeded: start), end: UInt32(truncatingIfNeeded: end),
                next: UInt32(truncatingIfNeeded: nodes.count + 1), kind: kind, flags: flags))
    }

    private mutating func skipBlanks(_ bytes: Span<UInt8>) {
        while position < bytes.count {
            switch bytes[position] {
            case 0x20, 0x0A, 0x0D, 0x09: position += 1
            default: return
            }
        }
    }

    private func endOfText(_ bytes: Span<UInt8>) -> JSONSyntaxError {
        guard let container = open.last else { return error("the text ends before its value", in: bytes) }
        let closing = nodes[container].kind == .object ? "'}'" : "']'"
        let opening = JSONSyntaxError(at: Int(nodes[container].start), in: bytes, "")
        return error(
            "the text ends inside the \(nodes[container].kind == .object ? "object" : "list")"
                + " that begins at \(opening.line):\(opening.column)",
            in: bytes, help: "the file may be cut off; close it with \(closing)")
    }
}
