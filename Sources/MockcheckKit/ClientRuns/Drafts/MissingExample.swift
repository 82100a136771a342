import HTTPMessage
import PostmanModel

/// An example that would answer a request which nothing matched; what it answers is left to do.
struct MissingExample: Sendable, Hashable {
    /// Stands where the author writes the answer.
    static let placeholder = "TODO"
    private static let mostBodyBytes = 64 * 1024

    let row: DraftRow

    /// Nil where no collection can hold the request: a body that is not text, a path of no URL.
    init?(_ problem: ClientProblem) {
        let call = problem.call
        guard problem.kind == .unmatched, call.body.count <= Self.mostBodyBytes,
            let body = String(validating: call.body, as: UTF8.self),
            let row = try? DraftRow(
                method: call.method, path: call.target, code: 200, body: Self.placeholder,
                sent: body.isEmpty ? nil : DraftRow.Sent(body: body, type: call.headers["content-type"]))
        else { return nil }
        self.row = row
    }

    /// As a collection of that format has it.
    func oneLine(_ format: Collection.Format) -> String { DraftCollection.line(of: row, in: format) }
}
