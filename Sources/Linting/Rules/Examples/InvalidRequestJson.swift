import HTTPMessage
import MockCore
import PostmanModel

/// A request body that is declared as JSON and is not valid JSON.
struct InvalidRequestJson: LintRule {
    package static let page = RulePage(
        "invalid-request-json", .examples, .warning, "a request body that is declared as JSON and is not valid JSON",
        help: "fix the body, or declare what it is",
        documentation: """
            Whoever sends the request as it is saved gets an error from a real service. Comments, which Postman \
            removes before it sends, and variables are left out of the account.
            """)

    package static func check(_ subject: LintSubject, _ findings: inout FindingList) {
        for request in subject.requests {
            var seen: Set<RequestBody> = []
            for example in [nil] + request.examples.map(Optional.some) {
                let saved = example?.example.request ?? request.item.request
                guard let body = saved.body, case .raw(let text, let language) = body, text.utf8.count < 1 << 20,
                    example?.example.hasOwnRequest != false, isDeclaredJSON(saved, language: language),
                    text.utf8.contains(where: { $0 > 0x20 }), seen.insert(body).inserted
                else { continue }
                let scope = subject.scope(of: request.item)
                guard let problem = problem(in: text, scope) else { continue }
                findings.add(
                    "invalid JSON in the request: \(problem.message) (\(problem.line):\(problem.column))",
                    at: .requestBody, of: example, or: request)
            }
        }
    }

    private static func isDeclaredJSON(_ request: SavedRequest, language: String?) -> Bool {
        let row = request.headers.first { $0.isEnabled && $0.key.isEqualIgnoringASCIICase(to: "content-type") }
        guard let value = row?.value else { return language == "json" }
        return MediaType(value)?.isJSON == true
    }

    private static func problem(in text: String, _ scope: VariableScope) -> JSONSyntaxError? {
        let plain = JSONComments.removed(from: scope.substitute(text))
        var problem: JSONSyntaxError?
        // Whatever a variable stands for: a number, nothing, a text with its quotation marks, or a member.
        for filling in ["0", "", "\"\"", "\"a\":0"] {
            do throws(JSONSyntaxError) {
                _ = try JSONDocument.parse(Array(Placeholder.replace(in: plain) { _ in filling }.utf8))
                return nil
            } catch {
                problem = problem ?? error
            }
        }
        return problem
    }
}
