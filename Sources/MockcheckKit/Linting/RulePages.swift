package import Linting
import PostmanModel

/// The rules as `lint --rules` and `lint --explain` show them.
package enum RulePages {
    package static var list: String {
        let idWidth = RuleCatalogue.ids.map(\.utf8.count).max() ?? 0
        return families.map { family, pages in
            let lines = pages.map { page in
                let id = page.id + String(repeating: " ", count: idWidth - page.id.utf8.count)
                let level = page.severity.rawValue
                return "  \(id) \(level)\(String(repeating: " ", count: 8 - level.utf8.count))\(page.summary)"
                    + (page.isFixable ? " [--fix]" : "")
            }
            return ([family.rawValue] + lines).joined(separator: "\n") + "\n"
        }.joined(separator: "\n")
    }

    /// All pages as one, for the documentation.
    package static var markdown: String {
        var text = """
            # Lint rules

            What `mockcheck lint` looks for, why, and how to fix it.

            An error harms whoever uses the mock or gets the collection, a warning is probably not meant, a note is good \
            to know. `mockcheck.yaml` changes a rule's level, or turns it off: `lint: { rules: { ID: off } }`. This page \
            is written by `mockcheck lint --rules --output Sources/mockcheck/Documentation.docc/LintRules.md`.

            """
        for (family, pages) in families {
            text += "\n## \(family.rawValue)\n"
            for page in pages {
                text += "\n### \(page.id)\n\n\(page.severity.rawValue): \(page.summary).\n\n\(page.documentation)\n"
                if !page.help.isEmpty { text += "\nTo fix it: \(page.help).\n" }
                if page.isFixable { text += "\n`mockcheck lint --fix` does it.\n" }
            }
        }
        return text
    }

    package static func page(_ page: RulePage) -> String {
        """
        \(page.id) (\(page.family.rawValue), \(page.severity.rawValue))
        \(page.summary)

        \(page.documentation)
        \(page.help.isEmpty ? "" : "\nTo fix it: \(page.help).\n")\
        To turn it off, in mockcheck.yaml:
          lint: { rules: { \(page.id): off } }

        """
    }

    private static var families: [(RulePage.Family, [RulePage])] {
        RulePage.Family.allCases.map { family in (family, RuleCatalogue.pages.filter { $0.family == family }) }
    }
}
