import PostmanModel

/// The failures, to be read without a script.
struct HTMLFailures {
    let tally: RunTally
    let paths: ReportPaths

    var text: String {
        guard !tally.failures.isEmpty else { return "" }
        let more =
            tally.failures.untoldCount > 0
            ? "<p class=\"note\">and \(tally.failures.untoldCount) more, in the list below</p>" : ""
        return "<section aria-label=\"Failures\"><h2>Failures</h2>"
            + suites.enumerated().map(section).joined()
            + more + "</section>"
    }

    private typealias Numbered = (number: Int, group: FailureGroups.Group)

    /// The failures of each collection and axis, in the order in which these failed first.
    private var suites: [[Numbered]] {
        var places: [SuiteFacts: Int] = [:]
        var suites: [[Numbered]] = []
        for (number, group) in tally.failures.groups.enumerated() {
            let place = places[group.result.suite, default: suites.count]
            if place == suites.count {
                places[group.result.suite] = place
                suites.append([])
            }
            suites[place].append((number, group))
        }
        return suites
    }

    private func section(_ place: Int, _ groups: [Numbered]) -> String {
        guard let first = groups.first else { return "" }
        let count = TerminalText.counted(groups.reduce(0) { $0 + $1.group.count }, "case")
        let items = groups.enumerated().map { item($1.group, isOpen: place < Self.opened && $0 == 0) }.joined()
        return """
            <details class="suite"\(place < Self.opened ? " open" : "")>
            <summary><h3>\(HTMLText.line(first.group.result.suite.name))</h3> <span class="note">\(count)</span></summary>
            \(items)
            </details>

            """
    }

    /// So many collections and axes are open at first, with their first failure.
    private static let opened = 3

    private func item(_ group: FailureGroups.Group, isOpen: Bool) -> String {
        let (result, failure) = (group.result, group.failure)
        let count = group.count > 1 ? " (\(group.count) cases)" : ""
        let rest = group.rest.map { "<p>\(HTMLText.line($0, limit: 1000))</p>" } ?? ""
        // What all collections miss together stands in none.
        let file = paths.name(of: result.location.file)
        let place =
            file.isEmpty
            ? "" : "<code>\(HTMLText.line("\(file):\(max(1, result.location.line))"))</code> "
        return """
            <details class="case" id="f-\(result.id)"\(isOpen ? " open" : "")>
            <summary><b>✗</b>\(HTMLText.line(result.name))\(count)</summary>
            <div class="body">
            <p>\(HTMLText.line(failure.message, limit: JUnitCase.messageLimit))</p>
            \(rest)
            <p>\(place)<a class="interactive" hidden href="#t=\(result.id)">in the list</a></p>
            \(part("checks", HTMLText.block(failure.checks.joined(separator: "\n"), limit: 8192)))
            \(part("difference", difference(failure.difference)))
            \(part("request and response", HTMLText.block(failure.transcript, limit: 16 * 1024)))
            \(part("repeat it", HTMLText.block(failure.reproduce.joined(separator: "\n"), limit: 8192)))
            </div>
            </details>

            """
    }

    private func part(_ title: String, _ html: String) -> String {
        html.isEmpty ? "" : "<h4>\(title)</h4><pre>\(html)</pre>"
    }

    private func difference(_ text: String) -> String {
        ReportText.block(text, limit: 12 * 1024).split(separator: "\n", omittingEmptySubsequences: false).map { line in
            let html = HTMLText.escaped(String(line))
            switch line.first {
            case "+": return "<span class=\"add\">\(html)</span>"
            case "-": return "<span class=\"del\">\(html)</span>"
            default: return html
            }
        }.joined(separator: "\n")
    }
}
