package import Linting
import MockFiles
import PostmanModel
import XMLSupport

/// `lint --fix`: fixes files, each as a whole or not at all.
package struct LintFix {
    package private(set) var fixed = 0
    package private(set) var files = 0
    /// Findings of fixable rules in files that cannot be fixed, by file.
    package private(set) var left: [String: Int] = [:]

    /// - Parameter shows: whether the difference is printed and nothing is written.
    /// - Throws: `CommandProblem` where a file cannot be written.
    package init(_ findings: [Finding], shows: Bool) throws {
        let fixable = findings.filter { RuleCatalogue.page($0.diagnostic.rule)?.isFixable == true }
        let byFile = Dictionary(grouping: fixable, by: \.diagnostic.location.file)
        for (file, findings) in byFile.sorted(by: { $0.key < $1.key }) {
            var fixer = CollectionFixer(findings)
            guard let content = try? InputFile(path: file).load(), let edits = fixer.edits(of: content) else {
                left[file] = findings.count
                continue
            }
            guard !edits.isEmpty else { continue }
            fixed += fixer.count
            files += 1
            if shows {
                StandardOutput.write(XMLText.sanitized(EditHunks(edits, in: content).text(file: file)))
            } else {
                try EditedFile.write(TextEdit.apply(edits, to: content), to: file)
            }
        }
    }
}
