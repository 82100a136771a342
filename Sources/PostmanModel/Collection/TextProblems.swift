/// What is wrong with the text of a JSON file whatever it means: repeated names, and strings that cannot be read.
struct TextProblems: Sendable {
    private var repeats: [Diagnostic] = []
    private var repairs: [Diagnostic] = []

    init() {}

    init(of document: JSONDocument, locatedBy locator: TextLocator) {
        repeats = Self.repeats(in: document, ReadingLog(locator))
        repairs = Self.repairs(in: document, ReadingLog(locator))
    }

    /// The repeated names, then the strings, each in the order of the text.
    var diagnostics: [Diagnostic] { repeats.sorted(by: Self.isBefore) + repairs.sorted(by: Self.isBefore) }

    /// Takes over the problems of another part of the same text.
    mutating func add(_ other: TextProblems) {
        repeats += other.repeats
        repairs += other.repairs
    }

    private static func isBefore(_ left: Diagnostic, _ right: Diagnostic) -> Bool {
        (left.location.line, left.location.column) < (right.location.line, right.location.column)
    }

    private static func repeats(in document: JSONDocument, _ log: ReadingLog) -> [Diagnostic] {
        for duplicate in document.duplicateKeys() {
            let first = log.location(of: duplicate.first)
            log.warn(
                .duplicateKey,
                "the name \(duplicate.name.quotedForMessage) is there already at \(first.line):\(first.column); the last one counts",
                help: "remove one of them", at: duplicate.repeated)
        }
        return log.diagnostics
    }

    private static func repairs(in document: JSONDocument, _ log: ReadingLog) -> [Diagnostic] {
        for string in document.repairedStrings {
            if string.hasInvalidUTF8 {
                log.warn(
                    .invalidUTF8, "bytes that are not UTF-8, read as U+FFFD", help: "save the file as UTF-8",
                    at: string)
            }
            if string.hasLoneSurrogate {
                log.warn(
                    .loneSurrogate, "half a surrogate pair, read as U+FFFD",
                    help: "write both halves or the character", at: string)
            }
        }
        return log.diagnostics
    }
}
