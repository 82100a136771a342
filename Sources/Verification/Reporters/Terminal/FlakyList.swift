/// What passed only when it was asked again: nobody should learn to live with it.
struct FlakyList {
    /// So many are named.
    private static let limit = 20

    private var shown: [CaseResult] = []
    private var count = 0

    var isEmpty: Bool { count == 0 }

    mutating func add(_ result: CaseResult) {
        count += 1
        if shown.count < Self.limit { shown.append(result) }
    }

    func lines(_ layout: TerminalLayout) -> [String] {
        guard count > 0 else { return [] }
        let named = shown.map { result in
            let name = TerminalText.oneLine("\(result.className)/\(result.name)")
            let reason = TerminalText.oneLine(result.earlierFailures.last?.message ?? "")
            return layout.cut("  \(name): \(reason)", indentation: 0)
        }
        let more = count > shown.count ? ["  and \(count - shown.count) more"] : []
        return ["", layout.style(.caution, "flaky: failed first, then passed")] + named + more
    }
}
