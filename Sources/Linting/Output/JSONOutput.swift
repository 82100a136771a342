import MockCore

/// A JSON value to be written, members in their order.
indirect enum JSONOutput {
    case text(String)
    case number(Int)
    case list([JSONOutput])
    case object([(String, JSONOutput)])

    var written: String {
        switch self {
        case .text(let text): JSONText.quoted(text)
        case .number(let number): String(number)
        case .list(let elements): "[" + elements.map(\.written).joined(separator: ",") + "]"
        case .object(let members):
            "{" + members.map { "\(JSONText.quoted($0)):\($1.written)" }.joined(separator: ",") + "}"
        }
    }
}
