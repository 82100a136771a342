import PostmanModel

/// A text with holes that only a call can fill: helpers, wildcard captures and dynamic variables (B-5.16 to 5.19, 5.32).
///
/// Helpers and captures are looked for in the author's own text first, then variables are put in, and what is dynamic
/// is found last (B-5.18). What a call brings is inserted raw and never read again, so no caller can ask for a variable.
struct Template: Sendable, Hashable {
    enum Part: Sendable, Hashable {
        case literal([UInt8])
        case helper(TemplateHelper)
        /// Filled with what the wildcard of that name took, else with what the name stands for without it.
        case capture(String, otherwise: Template)
        case dynamic(DynamicValue)
    }

    let parts: [Part]

    /// - Parameter captures: the names under which the example's wildcards take what a call has in their place.
    init(
        _ text: String, scope: VariableScope = VariableScope(environment: nil, collection: []),
        captures: Set<String> = []
    ) {
        guard Placeholder.occurs(in: text) else {
            parts = text.isEmpty ? [] : [.literal(Array(text.utf8))]
            return
        }
        var builder = Builder()
        /// Text without helpers and captures; variables may complete one another across its pieces.
        var plain = ""
        Placeholder.forEachPiece(of: text) { piece in
            switch piece {
            case .literal(let literal):
                plain += literal
            case .name(let name, let source):
                if let helper = TemplateHelper(name) {
                    builder.append(scope.substitute(plain))
                    builder.append(.helper(helper))
                    plain = ""
                } else if captures.contains(name) {
                    builder.append(scope.substitute(plain))
                    builder.append(.capture(name, otherwise: Template(String(source), scope: scope)))
                    plain = ""
                } else {
                    plain += source
                }
            }
        }
        builder.append(scope.substitute(plain))
        parts = builder.finished()
    }

    /// A text without holes, byte for byte.
    init(bytes: [UInt8]) {
        parts = bytes.isEmpty ? [] : [.literal(bytes)]
    }

    /// Joins what is literal between holes.
    private struct Builder {
        private var parts: [Part] = []
        private var literal: [UInt8] = []

        /// Text in which only dynamic variables are left to be found.
        mutating func append(_ text: String) {
            Placeholder.forEachPiece(of: text) { piece in
                switch piece {
                case .literal(let text):
                    literal += text.utf8
                case .name(let name, let source):
                    if let variable = DynamicValue.named(name) {
                        append(.dynamic(variable))
                    } else {
                        literal += source.utf8
                    }
                }
            }
        }

        mutating func append(_ hole: Part) {
            flush()
            parts.append(hole)
        }

        mutating func finished() -> [Part] {
            flush()
            return parts
        }

        private mutating func flush() {
            if !literal.isEmpty { parts.append(.literal(literal)) }
            literal = []
        }
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
        for content: inout CallContent, at now: Timestamp, using random: inout some RandomNumberGenerator
    ) -> [UInt8] {
        var bytes: [UInt8] = []
        var source: SampleSource?
        render(into: &bytes, for: &content, source: &source) { SampleSource(seed: random.next(), now: now) }
        return bytes
    }

    /// - Parameter makeSource: asked once, by the first hole that needs randomness.
    private func render(
        into bytes: inout [UInt8], for content: inout CallContent, source: inout SampleSource?,
        makeSource: () -> SampleSource
    ) {
        for part in parts {
            switch part {
            case .literal(let literal):
                bytes += literal
            case .helper(let helper):
                bytes += helper.value(in: &content)
            case .capture(let name, let otherwise):
                if let taken = content.captures[name] {
                    bytes += taken.utf8
                } else {
                    otherwise.render(into: &bytes, for: &content, source: &source, makeSource: makeSource)
                }
            case .dynamic(let variable):
                var current = source ?? makeSource()
                bytes += variable.sample(from: &current).utf8
                source = current
            }
        }
    }
}
