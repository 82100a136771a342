package import PostmanModel
import Yams

/// Reads `mockcheck.baseline.yaml`.
package enum BaselineReader {
    private static let byteLimit = 64 << 20

    /// Everything that is wrong with the file is said, with line and column.
    package static func read(file: String) -> (baseline: Baseline, diagnostics: [Diagnostic]) {
        let input = InputFile(path: file, byteLimit: byteLimit)
        do throws(UnreadableFile) {
            return read(try input.load(), file: input.path)
        } catch {
            return (Baseline(file: file), [error.diagnostic])
        }
    }

    package static func read(_ content: [UInt8], file: String) -> (baseline: Baseline, diagnostics: [Diagnostic]) {
        var baseline = Baseline(file: file)
        do throws(YAMLProblem) {
            let text = try YAMLText.decode(content)
            let root: Node?
            do {
                root = try Yams.compose(yaml: text)
            } catch {
                throw YAMLProblem(error, in: text)
            }
            guard let root else { return (baseline, []) }
            var nodes = NodeReader(file: file)
            guard let fields = nodes.fields(root, of: "the baseline", keys: ["cases", "findings"]) else {
                return (baseline, nodes.diagnostics)
            }
            baseline.cases = nodes.list(fields["cases"], "cases").compactMap { entry($0, &nodes) }
            baseline.findings = nodes.list(fields["findings"], "findings").compactMap { entry($0, &nodes) }
            return (baseline, nodes.diagnostics)
        } catch {
            return (baseline, [error.diagnostic(rule: .manifestSyntax, file: file)])
        }
    }

    private static func entry(_ node: Node, _ nodes: inout NodeReader) -> Baseline.Entry? {
        guard let fields = nodes.fields(node, of: "an entry", keys: ["id", "name", "reason", "expires"]) else {
            return nil
        }
        let id = nodes.requiredText(fields["id"], "the entry's id", in: node)
        let reason = nodes.requiredText(fields["reason"], "the entry's reason", in: node)
        let expires = nodes.timestamp(fields["expires"], "expires")
        if nodes.present(fields["expires"]) == nil {
            nodes.report(
                .manifestValue, "the entry has no expiry date", help: "add expires: 2027-01-31", at: node)
        }
        guard let id, let reason, let expires else { return nil }
        return Baseline.Entry(
            id: id, name: nodes.text(fields["name"], "the entry's name") ?? id, reason: reason, expires: expires,
            location: nodes.location(of: node))
    }
}
