import Comparing
import PostmanModel
import Verification

extension ComparisonReport {
    /// GitHub drops what is beyond ten of a kind (CI-2.3), so the last line says how many there are.
    private static let gitHubLimit = 9

    /// Workflow commands: an error at each place that breaks somebody, a notice at the others.
    package var gitHub: String {
        [(Change.Weight.breaking, "error"), (.safe, "notice")].map { weight, command in
            let all = entries.flatMap { entry in
                entry.changes.filter { $0.weight == weight }.map { (entry.name, $0) }
            }
            var lines = all.prefix(Self.gitHubLimit).map { mock, change in
                let place = change.after.location
                let details =
                    ([change.summary] + change.details.filter { !change.summary.hasSuffix($0) })
                    + ["before: \(change.before.text)", "after: \(change.after.text)"]
                return WorkflowCommand(
                    command, file: place.file, line: place.line, column: place.column,
                    title: redactor.redact("\(weight.rawValue): \(mock)"),
                    message: redactor.redact(details.joined(separator: "\n"))
                ).text
            }
            if all.count > Self.gitHubLimit {
                lines.append(
                    WorkflowCommand(command, message: "and \(all.count - Self.gitHubLimit) more, see the output").text)
            }
            return lines.joined()
        }.joined()
    }
}
