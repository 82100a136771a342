import MockCore
import PostmanModel

/// The names in `{{…}}` of a text, as the server reads them.
enum VariableNames {
    static func of(_ text: String) -> [String] {
        guard Placeholder.occurs(in: text) else { return [] }
        var names: [String] = []
        Placeholder.forEachPiece(of: text) { piece in
            if case .name(let name, _) = piece { names.append(name) }
        }
        return names
    }

    /// The names that come up while variables are put in, those too which others complete: `{{url-{{stage}}}}`.
    static func of(_ text: String, in scope: VariableScope) -> [String] {
        var names = of(text)
        var current = text
        // As often as a server would at most; nearly always once.
        for _ in 0..<19 where !names.isEmpty {
            let next = Placeholder.replace(in: current) { scope.value(of: $0) }
            guard next != current, Placeholder.occurs(in: next) else { break }
            names += of(next)
            current = next
        }
        return names
    }
}
