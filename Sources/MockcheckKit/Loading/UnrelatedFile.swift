import PostmanModel

/// What to say of a file that was named as a collection and is none; one that a search came by is passed over.
enum UnrelatedFile {
    static func diagnostic(_ bytes: [UInt8], file: String) -> Diagnostic {
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
