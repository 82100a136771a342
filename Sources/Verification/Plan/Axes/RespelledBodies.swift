import HTTPMessage
import PostmanModel

/// The body of a saved request in other words, and bodies that are only much like it; the oracle says which are equal
/// (B-4.38).
struct RespelledBodies {
    private let rival: Rival
    /// The saved call with body matching on.
    private let call: Call

    init(_ rival: Rival, _ call: Call) {
        self.rival = rival
        self.call = call.with("x-mock-match-request-body", "true")
    }

    var all: [DerivedCall] {
        let pairs: [(Promise, [UInt8]?)]
        switch rival.body.kind {
        case .json:
            pairs = [(.matching.jsonOrder, json(Self.reordered)), (.matching.jsonNumber, json(Self.changed))]
        case .xml: pairs = [(.matching.xmlBlanks, respaced), (.matching.xmlText, xml("</", "x</"))]
        case .urlencoded:
            pairs = [(.matching.formOrder, form { $0.reversed() }), (.matching.formRow, form { $0 + ["mockcheck=1"] })]
        case .graphQL:
            pairs = [
                (.matching.graphQLBlanks, json(Self.spaced)), (.matching.graphQLOperation, json(Self.renamed)),
                (.matching.graphQLNamed, json(Self.named)),
                (.matching.graphQLEmptyVariables, json(Self.withEmptyVariables)),
            ]
        case .bytes: pairs = [(.matching.textBlanks, call.body + Array(" ".utf8))]
        case .form: pairs = [(.matching.formPart, withoutLastPart), (.matching.formPartsOrder, withPartsReversed)]
        case .none, .unknown: pairs = []
        }
        var calls = pairs.compactMap { promise, body in body.map { DerivedCall(promise, with($0)) } }
        if !call.body.isEmpty { calls.append(DerivedCall(.matching.emptyBody, with([]))) }
        return calls
    }

    private func with(_ body: [UInt8]) -> Call {
        var call = call
        call.body = body
        return call
    }

    // MARK: JSON

    private func json(_ transform: (JSONValue) -> String?) -> [UInt8]? {
        guard let root = try? JSONDocument.parse(call.body).root, let text = transform(root) else { return nil }
        return Array(text.utf8)
    }

    /// Members in reverse, whole numbers with a fraction that adds nothing; nil where that is the same text.
    private static func reordered(_ value: JSONValue) -> String? {
        let text = respelled(value)
        return text.utf8.elementsEqual(value.sourceBytes) ? nil : text
    }

    private static func respelled(_ value: JSONValue) -> String {
        switch value.kind {
        case .object:
            // A repeated name would mean something else in another order.
            let members = Array(value.members)
            let isPlain = Set(members.map(\.name)).count == members.count
            let texts = members.map { RequestEncoding.jsonString($0.name) + ": " + respelled($0.value) }
            return "{" + (isPlain ? texts.reversed() : texts).joined(separator: ", ") + "}"
        case .array: return "[" + value.elements.map(respelled).joined(separator: ", ") + "]"
        case .number:
            let text = value.numberText ?? ""
            let isShort = text.utf8.count < 16 && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
            return isShort ? text + ".0" : text
        default: return String(decoding: value.sourceBytes, as: UTF8.self)
        }
    }

    /// A member more, or an element.
    private static func changed(_ value: JSONValue) -> String? {
        let text = String(decoding: value.sourceBytes, as: UTF8.self)
        switch value.kind {
        case .object: return text.dropLast() + (value.members.isEmpty ? "" : ",") + "\"mockcheck\":1}"
        case .array: return text.dropLast() + (value.elements.isEmpty ? "" : ",") + "1]"
        default: return nil
        }
    }

    // MARK: GraphQL

    private static func spaced(_ root: JSONValue) -> String? {
        object(root) { name, value in name == "query" ? value.replacingBlanks(by: "\n   ") : nil }
    }

    private static func renamed(_ root: JSONValue) -> String? {
        guard root["operationName"]?.string != nil else { return nil }
        return object(root) { name, value in name == "operationName" ? value + "Other" : nil }
    }

    /// With an operation name where there is none.
    private static func named(_ root: JSONValue) -> String? {
        guard root.kind == .object, root["query"] != nil, root["operationName"] == nil else { return nil }
        return String(decoding: root.sourceBytes, as: UTF8.self).dropLast() + ",\"operationName\":\"Mockcheck\"}"
    }

    /// With empty variables where there are none.
    private static func withEmptyVariables(_ root: JSONValue) -> String? {
        guard root.kind == .object, root["query"] != nil, root["variables"] == nil else { return nil }
        return String(decoding: root.sourceBytes, as: UTF8.self).dropLast() + ",\"variables\":{}}"
    }

    /// The object with some of its texts changed; nil where none is.
    private static func object(_ root: JSONValue, _ change: (String, String) -> String?) -> String? {
        var isChanged = false
        let members = root.members.map { member -> String in
            var value = String(decoding: member.value.sourceBytes, as: UTF8.self)
            if let text = member.value.string, let other = change(member.name, text), other != text {
                value = RequestEncoding.jsonString(other)
                isChanged = true
            }
            return RequestEncoding.jsonString(member.name) + ":" + value
        }
        return isChanged ? "{" + members.joined(separator: ",") + "}" : nil
    }

    // MARK: Other kinds

    /// With blanks between its elements where there are none, or without any.
    private var respaced: [UInt8]? {
        if let spaced = xml("><", ">\n  <") { return spaced }
        guard let text = String(validating: call.body, as: UTF8.self) else { return nil }
        let pieces = text.split(separator: "<", omittingEmptySubsequences: false)
        let trimmed = pieces.enumerated().map { place, piece in
            guard place < pieces.count - 1, let end = piece.lastIndex(where: { !$0.isWhitespace }), piece[end] == ">"
            else {
                return String(piece)
            }
            return String(piece[...end])
        }.joined(separator: "<")
        return trimmed == text ? nil : Array(trimmed.utf8)
    }

    /// The text with every `old` as `new`; nil where it has none.
    private func xml(_ old: String, _ new: String) -> [UInt8]? {
        guard let text = String(validating: call.body, as: UTF8.self), text.contains(old) else { return nil }
        return Array(text.split(separator: old, omittingEmptySubsequences: false).joined(separator: new).utf8)
    }

    private func form(_ change: ([Substring]) -> [Substring]) -> [UInt8]? {
        let rows = String(decoding: call.body, as: UTF8.self).split(separator: "&", omittingEmptySubsequences: false)
        let changed = change(rows)
        return changed == rows ? nil : Array(changed.joined(separator: "&").utf8)
    }

    /// A form of several parts without its last.
    private var withoutLastPart: [UInt8]? { parts { Array($0.dropLast()) } }

    private var withPartsReversed: [UInt8]? { parts { $0.reversed() } }

    private func parts(_ change: ([Substring]) -> [Substring]) -> [UInt8]? {
        let text = String(decoding: call.body, as: UTF8.self)
        guard let boundary = text.split(separator: "\r\n", maxSplits: 1).first, boundary.hasPrefix("--") else {
            return nil
        }
        let parts = text.components(between: String(boundary))
        guard parts.count > 1 else { return nil }
        return Array((change(parts).map { boundary + $0 }.joined() + boundary + "--\r\n").utf8)
    }
}

extension String {
    fileprivate func replacingBlanks(by blanks: String) -> String {
        split(separator: " ", omittingEmptySubsequences: false).joined(separator: blanks)
    }

    /// What stands between the boundaries of a multipart body.
    fileprivate func components(between boundary: String) -> [Substring] {
        split(separator: boundary, omittingEmptySubsequences: false).dropFirst().dropLast()
    }
}
