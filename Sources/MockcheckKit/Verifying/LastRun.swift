import Foundation
package import Verification

/// What became of each case the last time it was run, for `--last-failed` (CI-6).
///
/// It lies in the report directory as `mockcheck.last-run`, a line for each case: the verdict and the case's id.
package struct LastRun {
    private var verdicts: [String: Substring] = [:]

    package static func path(in directory: String) -> String {
        (directory.hasSuffix("/") ? directory : directory + "/") + "mockcheck.last-run"
    }

    /// - Throws: `CommandProblem` where there is none.
    package init(reading path: String) throws {
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
            throw CommandProblem.usage(
                "--last-failed finds no earlier run: there is no \(path); run once without it, with the same "
                    + "--report-dir")
        }
        self.init(text)
    }

    /// Lines that are none are passed over: their cases run again.
    package init(_ text: String) {
        for line in text.utf8.split(separator: UInt8(ascii: "\n")) {
            let words = line.split(separator: UInt8(ascii: " "))
            if words.count == 2 { verdicts[String(Substring(words[1]))] = Substring(words[0]) }
        }
    }

    /// Whether a case needs no other run: it passed, or was skipped with its reason. New cases have not been run.
    func hasSettled(_ id: String) -> Bool { ["passed", "skipped"].contains(verdicts[id]) }
}

/// Writes what `--last-failed` reads; what a partial run does not touch stays as it was.
package struct LastRunReporter: Reporter {
    private let path: String
    /// The numbers that the cases' ids say, which are told apart faster than texts.
    private var ids: Set<UInt64> = []
    /// What is written, in the order of the run.
    private var text = ""

    package init(path: String) {
        self.path = path
    }

    package mutating func record(_ event: Event) {
        guard case .caseFinished(let result) = event else { return }
        let verdict =
            switch result.verdict {
            case .passed: "passed"
            case .skipped(let reason): reason.hasPrefix(Runner.notRun) ? "unrun" : "skipped"
            case .failed: "failed"
            case .error: "error"
            }
        if let number = UInt64(result.id, radix: 16) { ids.insert(number) }
        text += "\(verdict) \(result.id)\n"
    }

    package mutating func finish() throws {
        if let old = try? String(contentsOfFile: path, encoding: .utf8) {
            for line in old.utf8.split(separator: UInt8(ascii: "\n")) {
                let id = line.lastIndex(of: UInt8(ascii: " ")).map { Substring(line[line.index(after: $0)...]) }
                guard let number = id.flatMap({ UInt64($0, radix: 16) }), !ids.contains(number) else { continue }
                text += "\(Substring(line))\n"
            }
        }
        try ResultFile.deliver(text, to: path)
    }
}
