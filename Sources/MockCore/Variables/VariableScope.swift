import HTTPMessage
package import PostmanModel

/// The variables that one example sees: the environment outranks folders, and those the collection (B-1.37).
package struct VariableScope: Sendable {
    /// What variables may add to a text, in bytes.
    private static let mostGrowth = 2 << 20
    /// Names that a pass may replace beyond those of the text itself.
    private static let mostReplacements = 10_000

    private let environment: [ExactText: String]
    private let local: [ExactText: String]
    private let collection: [ExactText: String]

    package init(environment: Environment?, collection: [Variable]) {
        self.environment = Self.table(of: environment?.variables ?? [])
        self.collection = Self.table(of: collection)
        local = [:]
    }

    private init(environment: [ExactText: String], local: [ExactText: String], collection: [ExactText: String]) {
        self.environment = environment
        self.local = local
        self.collection = collection
    }

    /// The same scope inside a folder or item with variables of its own, nearest first.
    package func nested(in variables: [Variable]) -> VariableScope {
        guard !variables.isEmpty else { return self }
        // The nearest comes first in the list, so it must be written last.
        return VariableScope(
            environment: environment, local: Self.table(of: variables.reversed()), collection: collection)
    }

    package func value(of name: String) -> String? {
        let name = ExactText(name)
        return environment[name] ?? local[name] ?? collection[name]
    }

    /// Replaces every `{{name}}` that has a value, again and again while values bring new names (B-1.40).
    package func substitute(_ text: String) -> String {
        guard Placeholder.occurs(in: text) else { return text }
        var current = text
        let most = Self.mostGrowth + text.utf8.count
        var mostNames = Int.max
        // Postman stops after 19 passes, which also ends variables that name each other.
        for _ in 0..<19 {
            var inserted = 0
            var names = 0
            let next = Placeholder.replace(in: current) { name in
                guard inserted <= most, names <= mostNames, let value = value(of: name) else { return nil }
                names += 1
                inserted += value.utf8.count
                return value
            }
            guard names > 0 else { break }
            // A few variables that each name another twice would fill the memory; such a text stays as it is.
            guard inserted <= most, names <= mostNames, next.utf8.count <= most else { return current }
            if mostNames == .max { mostNames = names + Self.mostReplacements }
            current = next
        }
        return current
    }

    /// Rows of equal name: the last enabled one counts, as in Postman's variable lists.
    private static func table(of variables: some Sequence<Variable>) -> [ExactText: String] {
        var table: [ExactText: String] = [:]
        for variable in variables where variable.isEnabled {
            if let value = variable.value { table[ExactText(variable.key)] = value }
        }
        return table
    }
}
