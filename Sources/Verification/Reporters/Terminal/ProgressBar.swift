/// A bar on the last line of a terminal while the run goes on (CI-3.2).
///
/// A class, because whoever writes to the same terminal must clear it first.
package final class ProgressBar: Reporter {
    private let write: (String) -> Void
    private let now: () -> Duration
    private let width: Int
    private var total = 0
    private var done = 0
    private var failed = 0
    private var slowest: (name: String, duration: Duration)?
    private var lastDrawn: Duration?
    private var isVisible = false

    /// A shorter part of a name would not tell the case.
    private static let leastSlowest = 20

    /// At most ten times a second.
    static let interval = Duration.milliseconds(100)

    /// - Parameters:
    ///   - now: A clock that never goes back.
    ///   - write: Gets text for the terminal, without line breaks.
    package init(width: Int = 80, now: @escaping () -> Duration, write: @escaping (String) -> Void) {
        self.width = width
        self.now = now
        self.write = write
    }

    /// Whether a bar is wanted on standard error.
    package static func isWanted(environment: [String: String], isTerminal: Bool) -> Bool {
        isTerminal && environment["TERM"] != "dumb" && !ContinuousIntegration.isDetected(in: environment)
    }

    package func record(_ event: Event) {
        switch event {
        case .runStarted(let facts): total = facts.caseCount
        case .caseFinished(let result):
            done += 1
            if result.duration > slowest?.duration ?? .zero { slowest = (result.name, result.duration) }
            switch result.verdict {
            case .failed, .error: failed += 1
            case .passed, .skipped: break
            }
            draw()
        case .runFinished: clear()
        case .diagnostic, .example, .suiteStarted, .suiteFinished: break
        }
    }

    package func finish() {
        clear()
    }

    /// Frees the line for other output; the next case draws the bar again.
    package func clear() {
        guard isVisible else { return }
        write("\r\u{1B}[K")
        isVisible = false
    }

    private func draw() {
        let time = now()
        if let lastDrawn, time - lastDrawn < Self.interval { return }
        lastDrawn = time
        isVisible = true
        write(
            "\r\u{1B}[K" + Self.rendered(done: done, total: total, failed: failed, slowest: slowestText, width: width))
    }

    private var slowestText: String {
        slowest.map { "slowest \($0.duration.shortText) \(TerminalText.oneLine($0.name))" } ?? ""
    }

    /// `[##########----------]  50%  60/120  2 failed  slowest 1.21 s Get order`, never wider than the terminal.
    static func rendered(done: Int, total: Int, failed: Int, slowest: String = "", width: Int) -> String {
        let failures = failed > 0 ? "  \(failed) failed" : ""
        guard total > 0 else {
            return String("\(TerminalText.counted(done, "case"))\(failures)".prefix(max(0, width - 1)))
        }
        let done = min(done, total)
        let percent = String(done * 100 / total)
        let text = "  \(String(repeating: " ", count: 3 - percent.count))\(percent)%  \(done)/\(total)\(failures)"
        // The last column stays free: some terminals wrap when it is filled.
        let room = min(30, width - text.count - 3)
        guard room >= 5 else { return String(text.dropFirst(2).prefix(max(0, width - 1))) }
        let filled = done * room / total
        let bar = "[\(String(repeating: "#", count: filled))\(String(repeating: "-", count: room - filled))]\(text)"
        let left = width - bar.count - 3
        return slowest.isEmpty || left < leastSlowest ? bar : "\(bar)  \(TerminalText.cut(slowest, to: left))"
    }
}
