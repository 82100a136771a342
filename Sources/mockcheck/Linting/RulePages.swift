import Foundation
import Linting
import MockCore

/// The rules as `lint --rules` and `lint --explain` show them.
enum RulePages {
    static var list: String {
        RulePage.Family.allCases.map { family in
            let pages = RuleCatalogue.rules.map { $0.page }.filter { $0.family == family }
            let lines = pages.map { page in
                let id = page.id.padding(toLength: 26, withPad: " ", startingAt: 0)
                return
                    "  \(id) \(page.severity.rawValue.padding(toLength: 7, withPad: " ", startingAt: 0)) \(page.summary)"
            }
            return ([family.rawValue] + lines).joined(separator: "\n") + "\n"
        }.joined(separator: "\n") + "\nreading\n"
            + ReaderRules.all.map { rule in
                "  \(rule.id.padding(toLength: 26, withPad: " ", startingAt: 0)) \(rule.summary)\n"
            }.joined()
    }

    /// All pages as one, for `specs/lint-rules.md`.
    static var markdown: String {
        var text = """
            # The rules of mockcheck lint

            Written by `mockcheck lint --rules --output specs/lint-rules.md`. `mockcheck.yaml` changes a rule's level, or \
            turns it off: `lint: { rules: { ID: off } }`.

            """
        for family in RulePage.Family.allCases {
            text += "\n## \(family.rawValue)\n"
            for page in RuleCatalogue.rules.map({ $0.page }) where page.family == family {
                text += "\n### \(page.id)\n\n\(page.severity.rawValue): \(page.summary).\n\n\(page.documentation)\n\n"
                text += "To mend it: \(page.help).\n"
            }
        }
        text += "\n## reading\n\nWhat is said of files, exceptions and baselines; these have no page of their own.\n\n"
        return text + ReaderRules.all.map { "- `\($0.id)`: \($0.summary)\n" }.joined()
    }

    static func page(_ page: RulePage) -> String {
        """
        \(page.id) (\(page.family.rawValue), \(page.severity.rawValue))
        \(page.summary)

        \(page.documentation)

        To mend it: \(page.help).
        To turn it off, in mockcheck.yaml:
          lint: { rules: { \(page.id): off } }

        """
    }
}
