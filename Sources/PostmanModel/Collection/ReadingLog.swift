/// Gathers what is noticed while one file is read, and remembers what was read last.
final class ReadingLog {
    let memory = ReadingMemory()
    private(set) var diagnostics: [Diagnostic] = []
    let file: String
    private let locate: (Int) -> SourceLocation

    init(_ locator: TextLocator) {
        file = locator.file
        locate = locator.location
    }

    convenience init(source: SourceText) { self.init(source.locator) }

    /// For a document in another notation.
    init(document: TranslatedDocument) {
        file = document.file
        locate = { document.location(of: $0) }
    }

    /// For a document that stands in a text of another one: all of it is where the text is.
    init(embeddedAt location: SourceLocation) {
        file = location.file
        locate = { _ in location }
    }

    func location(of value: JSONValue) -> SourceLocation {
        locate(value.offset)
    }

    /// Takes over what another log has.
    func add(_ other: ReadingLog) {
        add(other.diagnostics)
    }

    func add(_ others: [Diagnostic]) {
        diagnostics += others
    }

    func note(_ rule: ReadingRule, _ message: String, help: String = "", at value: JSONValue) {
        add(.note, rule, message, help, value)
    }

    func warn(_ rule: ReadingRule, _ message: String, help: String = "", at value: JSONValue) {
        add(.warning, rule, message, help, value)
    }

    func fail(_ rule: ReadingRule, _ message: String, help: String = "", at value: JSONValue) {
        add(.error, rule, message, help, value)
    }

    private func add(
        _ severity: Diagnostic.Severity, _ rule: ReadingRule, _ message: String, _ help: String, _ value: JSONValue
    ) {
        diagnostics.append(
            Diagnostic(rule: rule, severity: severity, message: message, help: help, location: location(of: value)))
    }
}

extension JSONValue {
    /// What a text field holds where people also write numbers and booleans; nil for null, lists and objects.
    package var scalarText: String? {
        switch kind {
        case .string: string
        case .number: numberText.map(NumberText.printed)
        case .bool: bool == true ? "true" : "false"
        case .null, .array, .object: nil
        }
    }

    /// A text with something in it besides white space.
    var filledText: String? {
        scalarText.flatMap { text in text.utf8.allSatisfy { $0 <= 0x20 } ? nil : text }
    }

    /// Whether a row of one of Postman's tables is switched on (B-1.35).
    package var isEnabledRow: Bool {
        self["disabled"]?.bool != true && self["enabled"]?.bool != false
    }

    /// The elements of a list, or an object alone, which hand-written files put in a list's place.
    package var elementsOrSelf: [JSONValue] {
        switch kind {
        case .array: Array(elements)
        case .object: [self]
        default: []
        }
    }

    /// Whether an object in a table's place is names with their values, and not one row of the table.
    var isMap: Bool {
        kind == .object && (self["key"] == nil || self["value"] == nil && self["src"] == nil)
    }

    var kindName: String {
        switch kind {
        case .null: "null"
        case .bool: "a boolean"
        case .number: "a number"
        case .string: "a text"
        case .array: "a list"
        case .object: "an object"
        }
    }
}
