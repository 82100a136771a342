import PostmanModel

/// The failures of a run, kept for the end of the output; of many, the first ones in full.
struct FailureList {
    private var shown: [(result: CaseResult, failure: Failure)] = []
    private var count = 0
    /// At targets: how many cases broke each promise. One deviation of a server is not told a hundred times.
    private var broken: [String: Int] = [:]

    static let limit = 20
    private static let mostOfOnePromise = 3
    private static let differenceLines = 16
    private static let checkLines = 6

    var isEmpty: Bool { count == 0 }

    mutating func add(_ result: CaseResult, _ failure: Failure) {
        count += 1
        if result.suite.target != nil {
            broken[failure.promise, default: 0] += 1
            if broken[failure.promise, default: 0] > Self.mostOfOnePromise { return }
        }
        if shown.count < Self.limit {
            shown.append((result, failure))
        }
    }

    /// A block for each, an empty line before each.
    func lines(_ layout: TerminalLayout) -> [String] {
        var lines: [String] = []
        for (number, entry) in shown.enumerated() {
            lines.append("")
            lines += Self.block(number + 1, entry.result, entry.failure, layout)
        }
        if count > shown.count {
            lines += ["", "and \(count - shown.count) more in the report"]
        }
        for (promise, count) in broken.sorted(by: { $0.value == $1.value ? $0.key < $1.key : $0.value > $1.value })
        where count > Self.mostOfOnePromise {
            lines += layout.wrapped("\(count) cases: \(promise)", indentation: 2).map { "  \($0)" }
        }
        return lines
    }

    private static func block(
        _ number: Int, _ result: CaseResult, _ failure: Failure, _ layout: TerminalLayout
    ) -> [String] {
        let style = layout.style
        var lines: [String] = []
        let isUnusableFile = failure.type == Failure.unusableFile
        let place = TerminalText.oneLine(result.location.description)
        let title =
            isUnusableFile ? [place] : layout.wrapped("\(result.suite.name) \(result.name)", indentation: 7)
        for (index, line) in title.enumerated() {
            lines.append("\(index == 0 ? style(.bad, "✗ \(number).") : "   ") \(style(.strong, line))")
        }
        if !isUnusableFile { lines.append("    \(style(.faint, place))") }
        lines += layout.wrapped(failure.message, indentation: 4).map { "    \(style(.bad, $0))" }
        // The first line of the transcript is the request line.
        if let request = TerminalText.lines(failure.transcript).first, !request.isEmpty {
            lines.append("    sent   \(layout.cut(request, indentation: 11))")
        }
        let limit = failure.type == Failure.coverage ? Int.max : checkLines
        for check in failure.checks.prefix(limit) where check != failure.message {
            lines += layout.wrapped(check, indentation: 4).map { "    \($0)" }
        }
        if failure.checks.count > limit {
            lines.append("    and \(failure.checks.count - limit) more checks in the report")
        }
        lines += difference(failure.difference, layout)
        // Never cut or wrapped: these are there to be copied.
        for command in failure.reproduce {
            for (index, line) in TerminalText.lines(command).enumerated() {
                lines.append("    \(index == 0 ? style(.faint, "$") : " ") \(line)")
            }
        }
        return lines
    }

    private static func difference(_ text: String, _ layout: TerminalLayout) -> [String] {
        guard !text.isEmpty else { return [] }
        let style = layout.style
        let all = TerminalText.lines(text)
        // The bar keeps a recorded body from beginning a line, where some CIs look for commands.
        var lines = all.prefix(differenceLines).map { line in
            let line = layout.cut(line, indentation: 6)
            let tone: TerminalStyle.Tone? = line.hasPrefix("-") ? .bad : line.hasPrefix("+") ? .good : nil
            return "    \(style(.faint, "│")) \(tone.map { style($0, line) } ?? line)"
        }
        if all.count > differenceLines {
            lines.append("    \(style(.faint, "│ and \(all.count - differenceLines) more lines in the report"))")
        }
        return lines
    }
}
