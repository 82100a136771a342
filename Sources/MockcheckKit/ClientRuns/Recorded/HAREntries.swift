import PostmanModel

/// Reads the entries of an HTTP archive (HAR 1.2) one by one: only one of them is in memory at a time.
struct HAREntries {
    private static let mostEntryBytes = 256 << 20

    private enum State {
        /// Outside of `log.entries`.
        case around
        /// Between two entries.
        case between
        case inEntry
    }

    private var state = State.around
    private var depth = 0
    private var isInString = false
    private var isEscaped = false
    private var line = 1
    /// The string that ended last, and whether a colon came after it: the name of the member that begins.
    private var text: [UInt8] = []
    private var name: [UInt8] = []
    /// The names of the members that are open, the outermost first.
    private var path: [[UInt8]] = []
    private var entry: [UInt8] = []
    private var entryLine = 1
    private var hasEntries = false

    /// - Parameter take: gets each entry and the line that it begins in.
    /// - Throws: `CommandProblem` where the file is not an archive, and what `take` throws.
    static func read(_ file: String, _ take: (JSONValue, _ line: Int) throws -> Void) throws {
        let pieces = try FilePieces(path: file)
        var reader = HAREntries()
        while case let piece = try pieces.next(), !piece.isEmpty {
            try reader.scan(piece, in: file, take)
        }
        guard reader.hasEntries else {
            throw CommandProblem.usage("\(file) is not a valid HAR file: it has no log.entries")
        }
        guard reader.depth == 0, reader.state == .around else {
            throw CommandProblem.usage("\(file):\(reader.line): the HAR file is cut off")
        }
    }

    private mutating func scan(_ piece: [UInt8], in file: String, _ take: (JSONValue, Int) throws -> Void) throws {
        // Whole runs are taken over at once: where the entry in this piece began.
        var start = 0
        for (index, byte) in piece.enumerated() {
            if byte == UInt8(ascii: "\n") { line += 1 }
            if isInString {
                scanString(byte)
                continue
            }
            switch byte {
            case UInt8(ascii: "\""):
                isInString = true
                text.removeAll(keepingCapacity: true)
            case UInt8(ascii: ":"): if state == .around { name = text }
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                if state == .between {
                    state = .inEntry
                    entryLine = line
                    start = index
                }
                open(byte)
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                depth -= 1
                if state == .around, !path.isEmpty { path.removeLast() }
                if state == .inEntry, depth == Self.listDepth {
                    entry += piece[start...index]
                    try take(parsed(in: file), entryLine)
                    entry.removeAll(keepingCapacity: true)
                    state = .between
                } else if state == .between, depth < Self.listDepth {
                    state = .around
                    if !path.isEmpty { path.removeLast() }
                }
            case UInt8(ascii: ","): if state == .around { name = [] }
            default: break
            }
        }
        guard state == .inEntry else { return }
        entry += piece[start...]
        guard entry.count <= Self.mostEntryBytes else {
            throw CommandProblem.usage("\(file):\(entryLine): an entry is larger than \(Self.mostEntryBytes) bytes")
        }
    }

    /// Inside the archive, its `log` and the list.
    private static let listDepth = 3

    private mutating func scanString(_ byte: UInt8) {
        if isEscaped {
            isEscaped = false
        } else if byte == UInt8(ascii: "\\") {
            isEscaped = true
        } else if byte == UInt8(ascii: "\"") {
            isInString = false
        }
        // No name that counts is longer.
        if state == .around, isInString, text.count < 16 { text.append(byte) }
    }

    private mutating func open(_ byte: UInt8) {
        depth += 1
        guard state == .around else { return }
        path.append(name)
        name = []
        let isList = path.count == 3 && path[1].elementsEqual("log".utf8) && path[2].elementsEqual("entries".utf8)
        if isList, byte == UInt8(ascii: "[") {
            hasEntries = true
            state = .between
        }
    }

    private func parsed(in file: String) throws -> JSONValue {
        do throws(JSONSyntaxError) {
            return try JSONDocument.parse(entry).root
        } catch {
            throw CommandProblem.usage(
                "\(file):\(entryLine + error.line - 1): the HAR file is not valid JSON: \(error.message)")
        }
    }
}
