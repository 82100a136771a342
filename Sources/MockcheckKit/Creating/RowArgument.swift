import Foundation
package import PostmanModel

/// A row as users give it: the body may be a file's, as curl has it.
package enum RowArgument {
    /// `POST /orders 201 @created.json` reads the body from the file.
    ///
    /// - Throws: `CommandProblem`.
    package static func row(_ text: String) throws -> DraftRow {
        do throws(DraftProblem) {
            let row = try DraftRow(text)
            guard row.body.hasPrefix("@") else { return row }
            let body = String(row.body.dropFirst())
            guard let data = FileManager.default.contents(atPath: body) else { throw .bodyFile(body, "cannot be read") }
            guard let content = String(data: data, encoding: .utf8) else {
                throw .bodyFile(body, "is not UTF-8 text")
            }
            return try DraftRow(method: row.method, path: row.path, code: row.code, body: content)
        } catch {
            throw CommandProblem.usage("\(error)")
        }
    }
}
