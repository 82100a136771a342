import HTTPMessage
import PostmanModel

extension Inquiry {
    /// Why no request asks for an example in a way.
    enum Obstacle: Sendable {
        case status, request, preflight, match
        case noCode, noName, longName, brokenName, noID, unwritableID

        func text(_ inquiry: Inquiry, _ context: PlanContext) -> String {
            switch self {
            case .status: return "\(inquiry.example(context).code ?? 200) is not a valid status code (200–999)"
            case .request:
                let saved = context.examples[Int(inquiry.index)].rival.map { context.saved(Int($0)) }
                guard case .unsendable(let reason)? = saved else { return "" }
                return reason
            case .preflight: return "its request is a preflight, which no example answers (B-6.04)"
            case .match: return "its own saved request does not match it under the mock's configuration"
            case .noCode: return "the example has no status code that x-mock-response-code could name (B-4.17)"
            case .noName: return "the example has no name to select it by (B-4.19)"
            case .longName: return "the example's name is longer than a request's headers may be"
            case .brokenName:
                return "the example's name has a line break or control character that no header can carry"
            case .noID: return "the file gives the example no id that a client could know (B-1.20)"
            case .unwritableID: return "the example's id cannot be written into a header"
            }
        }
    }

    /// What selects an example in a way.
    enum Selector {
        case header(String, String)
        case none(Obstacle)

        /// Half of what a server takes as head, in bytes.
        private static let longest = 32 * 1024

        /// Nil for a plain request, which needs none.
        static func selector(_ way: Way, _ example: Example) -> Selector? {
            switch way {
            case .plain: return nil
            case .code:
                guard let code = example.code else { return .none(.noCode) }
                return .header("x-mock-response-code", String(code))
            case .name:
                let name = example.name.trimmedBlanks
                guard !name.isEmpty else { return .none(.noName) }
                guard name.utf8.count <= longest else { return .none(.longName) }
                guard HTTPText.isFieldValue(name) else { return .none(.brokenName) }
                return .header("x-mock-response-name", name)
            case .id:
                guard example.hasStoredID else { return .none(.noID) }
                let id = example.id.trimmedBlanks
                guard !id.isEmpty, id.utf8.count <= longest, HTTPText.isFieldValue(id) else {
                    return .none(.unwritableID)
                }
                return .header("x-mock-response-id", id)
            }
        }
    }
}

extension Call {
    /// The call with that header as the only one that selects an example.
    func selecting(_ name: String, _ value: String) -> Call { withoutSelectors.with(name, value) }
}
