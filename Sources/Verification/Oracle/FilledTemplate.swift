import HTTPMessage
import PostmanModel

/// A stored text as a call makes it: helpers, captures, variables, dynamic variables, in this order (B-5.18).
struct FilledTemplate {
    private(set) var parts: [Expectation.TemplatePart] = []
    private var literal: [UInt8] = []
    private let clock: MockClock?

    init(_ stored: [UInt8], of rival: Rival, captures: [Capture], call: Call, at clock: MockClock? = nil) {
        self.clock = clock
        // Variables may complete one another across text, but never across what the call brings.
        var own: [UInt8] = []
        for piece in TokenPiece.pieces(of: stored) {
            switch piece {
            case .text(let text):
                own += text
            case .token(let name):
                let helper = HelperCall(token: name)?.part(for: call)
                if let part = helper ?? Self.captured(name, captures) {
                    append(variablesIn: own, rival.scope)
                    append(part)
                    own = []
                } else {
                    own += "{{\(name)}}".utf8
                }
            }
        }
        append(variablesIn: own, rival.scope)
        if !literal.isEmpty { parts.append(.literal(literal)) }
    }

    private static func captured(_ name: String, _ captures: [Capture]) -> Expectation.TemplatePart? {
        captures.last { $0.name == name }.map { .literal(Array($0.text.utf8)) }
    }

    private mutating func append(variablesIn text: [UInt8], _ scope: VariableScope) {
        for piece in TokenPiece.pieces(of: scope.substitute(bytes: text)) {
            switch piece {
            case .text(let text):
                literal += text
            case .token(let name):
                append(
                    clock?.text(of: name).map { .literal(Array($0.utf8)) }
                        ?? DynamicVariable.named(name).map { .hole($0.shape) } ?? .literal(Array("{{\(name)}}".utf8)))
            }
        }
    }

    private mutating func append(_ part: Expectation.TemplatePart) {
        guard case .hole = part else {
            if case .literal(let bytes) = part { literal += bytes }
            return
        }
        if !literal.isEmpty { parts.append(.literal(literal)) }
        parts.append(part)
        literal = []
    }

    /// Whether all of it that is known beforehand can stand in a header, without blanks at its ends.
    var isFieldValue: Bool {
        let texts = parts.map { part in
            if case .literal(let bytes) = part { String(decoding: bytes, as: UTF8.self) } else { "x" }
        }
        let text = texts.joined()
        return HTTPText.isFieldValue(text) && text.trimmedBlanks == text
    }

    /// The bytes where no part of them is left to chance.
    var exact: [UInt8]? {
        switch parts.count {
        case 0: return []
        case 1: if case .literal(let bytes) = parts[0] { return bytes } else { return nil }
        default: return nil
        }
    }
}
