package import MockFiles
import PostmanModel

extension LintSettings {
    /// What is left of the findings, with a warning for each exception that nothing needs any more.
    package func applied(to findings: [Finding]) -> [Finding] {
        let (left, used) = apply(to: findings)
        return left + exceptions.indices.filter { !used.contains($0) }.map { unused(exceptions[$0]) }
    }

    /// What is left of the findings at the levels of the manifest, and the places of the exceptions that they needed.
    func apply(to findings: [Finding]) -> (left: [Finding], used: Set<Int>) {
        let byRule = Dictionary(levels.map { ($0.rule, $0) }) { _, last in last }
        let scopes = exceptions.map { ExceptionScope($0.scope) }
        let ofRule = Dictionary(grouping: exceptions.indices) { exceptions[$0].rule }
        var used: Set<Int> = []
        var left: [Finding] = []
        for var finding in findings {
            let rule = finding.diagnostic.rule
            if let level = byRule[rule] {
                guard let severity = level.severity else { continue }
                finding.diagnostic.severity = severity
            }
            let matching = ofRule[rule, default: []].filter { scopes[$0].includes(finding.item) }
            used.formUnion(matching)
            if matching.isEmpty { left.append(finding) }
        }
        return (left, used)
    }

    private func unused(_ exception: Exception) -> Finding {
        let diagnostic = Diagnostic(
            rule: .unusedException, severity: .warning,
            message: "the exception from \(exception.rule) is no longer needed", help: "remove it",
            location: exception.location)
        let item =
            switch exception.scope {
            case .everything: ""
            case .glob(let path), .item(let path): path
            }
        return Finding(diagnostic: diagnostic, item: item, anchor: exception.rule)
    }
}

/// The scope of an exception, ready to be asked often.
private enum ExceptionScope {
    case everything
    case glob(Glob)
    case item(String)

    init(_ scope: LintSettings.Exception.Scope) {
        self =
            switch scope {
            case .everything: .everything
            case .glob(let text): .glob(Glob(text))
            case .item(let path): .item(path)
            }
    }

    func includes(_ item: String) -> Bool {
        switch self {
        case .everything: true
        case .glob(let glob): glob.matches(item)
        case .item(let path): item == path || item.hasPrefix(path + "/")
        }
    }
}
