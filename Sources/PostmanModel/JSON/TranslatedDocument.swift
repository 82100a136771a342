/// A document written in another notation, such as YAML, in the form of JSON; its values know their places in the
/// original.
package struct TranslatedDocument: Sendable {
    /// Where the value or member name at a byte of the JSON stands in the original.
    struct Mark: Sendable {
        var offset: UInt32
        var line: UInt32
        var column: UInt32
    }

    /// The path of the original, for messages.
    package let file: String
    private let document: JSONDocument
    /// In the order of their offsets.
    private let marks: [Mark]

    init(file: String, document: JSONDocument, marks: [Mark]) {
        self.file = file
        self.document = document
        self.marks = marks
    }

    package var root: JSONValue { document.root }

    package func location(of value: JSONValue) -> SourceLocation {
        location(of: value.offset)
    }

    /// The place of what begins at the offset in the JSON, or of the last thing before it.
    package func location(of offset: Int) -> SourceLocation {
        var lower = 0
        var upper = marks.count
        while lower < upper {
            let middle = (lower + upper) / 2
            if Int(marks[middle].offset) <= offset { lower = middle + 1 } else { upper = middle }
        }
        guard lower > 0 else { return SourceLocation(file: file) }
        return SourceLocation(file: file, line: Int(marks[lower - 1].line), column: Int(marks[lower - 1].column))
    }
}

/// Writes a document of another notation as JSON, value by value in the order of the text.
package struct DocumentTranslation: Sendable {
    /// A place in the original, both counts from 1.
    package struct Place: Sendable {
        package var line: Int
        package var column: Int

        package init(line: Int, column: Int) {
            self.line = line
            self.column = column
        }
    }

    private var json: [UInt8] = []
    private var marks: [TranslatedDocument.Mark] = []
    private var needsComma = false

    package init() {}

    /// The bytes written so far.
    package var byteCount: Int { json.count }

    package mutating func beginObject(at place: Place) { begin(UInt8(ascii: "{"), place) }

    package mutating func endObject() { end(UInt8(ascii: "}")) }

    package mutating func beginList(at place: Place) { begin(UInt8(ascii: "["), place) }

    package mutating func endList() { end(UInt8(ascii: "]")) }

    /// The name of the member whose value comes next.
    package mutating func name(_ name: String, at place: Place) {
        string(name, at: place)
        json.append(UInt8(ascii: ":"))
        needsComma = false
    }

    package mutating func string(_ text: String, at place: Place) {
        start(place)
        json.append(contentsOf: JSONText.quoted(text).utf8)
        needsComma = true
    }

    /// A number or a word that is JSON as it stands.
    package mutating func literal(_ text: String, at place: Place) {
        start(place)
        json.append(contentsOf: text.utf8)
        needsComma = true
    }

    /// - Throws: only where a literal was none.
    package func finished(file: String) throws(JSONSyntaxError) -> TranslatedDocument {
        let limits = ReadingLimits(fileByteCount: .max, nestingDepth: .max)
        return TranslatedDocument(
            file: file, document: try JSONDocument.parse(json, limits: limits), marks: marks)
    }

    private mutating func begin(_ bracket: UInt8, _ place: Place) {
        start(place)
        json.append(bracket)
        needsComma = false
    }

    private mutating func end(_ bracket: UInt8) {
        json.append(bracket)
        needsComma = true
    }

    private mutating func start(_ place: Place) {
        if needsComma { json.append(UInt8(ascii: ",")) }
        marks.append(
            TranslatedDocument.Mark(
                offset: UInt32(truncatingIfNeeded: json.count), line: UInt32(truncatingIfNeeded: place.line),
                column: UInt32(truncatingIfNeeded: place.column)))
    }
}
