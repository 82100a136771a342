import PostmanModel

/// What to say of a file that was named as a collection and is none; one that a search came by is passed over.
enum UnrelatedFile {
    /// What to say of an environment or of globals where a collection is wanted.
    static func misplaced(_ document: PostmanDocument, file: String) -> Diagnostic? {
        let (what, option): (String, String)
        switch document {
        case .environment: (what, option) = ("an environment", "-e")
        case .globals: (what, option) = ("a file of globals", "-g")
        case .collection, .dump, .unrelated, .unusable: return nil
        }
        return Diagnostic(
            rule: .environmentAsPath, severity: .warning, message: "this is \(what), not a collection",
            help: "give it by \(option) \(file)", location: SourceLocation(file: file))
    }

    static func diagnostic(_ bytes: [UInt8], file: String) -> Diagnostic {
        if DocumentReader.isPage(bytes) { return DocumentReader.page(file) }
        do throws(JSONSyntaxError) {
            _ = try JSONDocument.parse(try TextDecoding.utf8(bytes))
        } catch {
            return Diagnostic(
                rule: .jsonSyntax, severity: .error, message: error.message, help: error.help,
                location: SourceLocation(file: file, line: error.line, column: error.column))
        }
        return Diagnostic(
            rule: .notACollection, severity: .warning, message: "this is JSON, but not a Postman collection",
            help: "name an exported collection", location: SourceLocation(file: file))
    }
}
