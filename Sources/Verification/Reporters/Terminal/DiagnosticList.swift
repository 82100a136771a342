import PostmanModel

/// What is wrong with the input, gathered by rule until it is shown: equal matters are one, with their number.
struct DiagnosticList {
    private struct Group {
        var diagnostics: [Diagnostic] = []
        var count = 0
    }

    private struct Kind: Hashable {
        var severity: Diagnostic.Severity
        var rule: String
    }

    private var order: [Kind] = []
    private var groups: [Kind: Group] = [:]
    private var isShown = false

    /// So many rules of warnings have lines.
    static let ruleLimit = 10
    /// So many places of a rule have lines.
    static let placeLimit = 3

    mutating func add(_ diagnostic: Diagnostic) {
        let kind = Kind(severity: diagnostic.severity, rule: diagnostic.rule)
        if groups[kind] == nil { order.append(kind) }
        groups[kind, default: Group()].count += 1
        groups[kind]?.diagnostics.append(diagnostic)
    }

    func count(_ severity: Diagnostic.Severity) -> Int {
        order.filter { $0.severity == severity }.reduce(0) { $0 + (groups[$1]?.count ?? 0) }
    }

    /// How many warnings and notes have no line of their own.
    func hidden(_ detail: TerminalReporter.Detail) -> Int {
        let shown = order.filter { isListed($0, detail) }.reduce(0) { sum, kind in
            sum + min(groups[kind]?.count ?? 0, limit(kind, detail))
        }
        return Diagnostic.Severity.allCases.reduce(0) { $0 + count($1) } - shown
    }

    /// The lines of what is worth one at this level of detail, errors first; nothing when they have been taken already.
    mutating func takeLines(_ layout: TerminalLayout, _ detail: TerminalReporter.Detail) -> [String] {
        guard !isShown else { return [] }
        isShown = true
        return order.enumerated().sorted { left, right in
            (right.element.severity, left.offset) < (left.element.severity, right.offset)
        }.filter { isListed($0.element, detail) }.flatMap { lines($0.element, layout, detail) }
    }

    private func lines(
        _ kind: Kind, _ layout: TerminalLayout, _ detail: TerminalReporter.Detail
    ) -> [String] {
        guard let group = groups[kind] else { return [] }
        let shown = group.diagnostics.prefix(limit(kind, detail))
        let more = group.count - shown.count
        let rest = more > 0 ? ["  and \(more) more of \(kind.rule); --verbose lists them"] : []
        return shown.map { layout.line($0) } + rest
    }

    private func isListed(_ kind: Kind, _ detail: TerminalReporter.Detail) -> Bool {
        switch kind.severity {
        case .error: true
        case .warning:
            detail == .verbose
                || detail == .normal
                    && order.filter { $0.severity == .warning }.prefix(Self.ruleLimit).contains(kind)
        case .note: detail == .verbose
        }
    }

    private func limit(_ kind: Kind, _ detail: TerminalReporter.Detail) -> Int {
        detail == .verbose || kind.severity == .error ? .max : Self.placeLimit
    }

    /// `484 request-without-examples, 2 empty-variable`: the rules of the notes, which have no lines.
    var noteRules: String {
        let notes = order.filter { $0.severity == .note }.map { (rule: $0.rule, count: groups[$0]?.count ?? 0) }
        let shown = notes.sorted { $0.count > $1.count }.prefix(3).map { "\($0.count) \($0.rule)" }
        return (shown + (notes.count > 3 ? ["…"] : [])).joined(separator: ", ")
    }
}
