import Foundation

/// The names in `{{…}}` of a text.
enum VariableNames {
    static func of(_ text: String) -> [String] {
        guard text.holds("{{") else { return [] }
        var names: [String] = []
        var rest = text[...]
        while let open = rest.range(of: "{{") {
            rest = rest[open.upperBound...]
            guard let close = rest.range(of: "}}") else { break }
            // Of several openings in a row the last one counts.
            let inner = rest[..<close.lowerBound]
            let name = inner.range(of: "{{", options: .backwards).map { inner[$0.upperBound...] } ?? inner
            if !name.isEmpty, !name.contains(where: { $0 == "{" || $0 == "}" || $0 == "\n" }) {
                names.append(String(name))
            }
            rest = rest[close.upperBound...]
        }
        return names
    }
}
