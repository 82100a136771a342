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
        }.joined(separator: "\n")
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
