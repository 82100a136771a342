/// A text with holes that only a call can fill: wildcard captures and dynamic variables (B-5.16 to 5.19).
struct Template: Sendable {
    enum Part: Sendable, Hashable {
        case literal([UInt8])
        /// Filled with what the wildcard of that name took; without a capture it stays as `{{name}}`.
        case capture(String)
        case dynamic(DynamicVariable)
    }

    let parts: [Part]

    /// Splits a text in which known variables are already substituted.
    init(_ text: String) {
        guard Placeholder.occurs(in: text) else {
            parts = text.isEmpty ? [] : [.literal(Array(text.utf8))]
            return
        }
        var parts: [Part] = []
        var literal: [UInt8] = []
        func flush() {
            guard !literal.isEmpty else { return }
            parts.append(.literal(literal))
            literal = []
        }
        Placeholder.forEachPiece(of: text) { piece in
            switch piece {
            case .literal(let text):
                literal += text.utf8
            case .name(let name, let source):
                if let variable = DynamicVariable(rawValue: name) {
                    flush()
                    parts.append(.dynamic(variable))
                } else if name.hasPrefix("$") {
                    literal += source.utf8
                } else {
                    flush()
                    parts.append(.capture(name))
                }
            }
        }
        flush()
        self.parts = parts
    }

    /// A text without holes, byte for byte.
    init(bytes: [UInt8]) {
        parts = bytes.isEmpty ? [] : [.literal(bytes)]
    }

    /// The bytes, where no call can change them.
    var constant: [UInt8]? {
        switch parts.count {
        case 0: return []
        case 1:
            if case .literal(let bytes) = parts[0] { return bytes }
            return nil
        default: return nil
        }
    }

    func render(
        captures: [String: String], at now: Timestamp, using random: inout some RandomNumberGenerator
    ) -> [UInt8] {
        var bytes: [UInt8] = []
        for part in parts {
            switch part {
            case .literal(let literal): bytes += literal
            case .capture(let name): bytes += (captures[name] ?? "{{\(name)}}").utf8
            case .dynamic(let variable): bytes += variable.value(at: now, using: &random).utf8
            }
        }
        return bytes
    }
}
