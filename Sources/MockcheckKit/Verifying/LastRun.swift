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
    private enum Verdict: String {
        case passed, skipped, failed, error, unrun
    }

    private let path: String
    /// The numbers that the cases' ids say, in the order of the run, which need less room than the texts.
    private var ids: [UInt64] = []
    private var verdicts: [Verdict] = []

    package init(path: String) {
        self.path = path
    }

    package mutating func record(_ event: Event) {
        guard case .caseFinished(let result) = event, let id = UInt64(result.id, radix: 16) else { return }
        ids.append(id)
        let verdict: Verdict =
            switch result.verdict {
            case .passed: .passed
            case .skipped(let reason): reason.hasPrefix(Runner.notRun) ? .unrun : .skipped
            case .failed: .failed
            case .error: .error
            }
        verdicts.append(verdict)
    }

    package mutating func finish() throws {
        let old = (try? String(contentsOfFile: path, encoding: .utf8)).map(untouched) ?? ""
        // Where all reports go elsewhere, nobody has made their directory.
        let directory = (path as NSString).deletingLastPathComponent
        if !directory.isEmpty {
            try? FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        }
        let last = ids.indices.last.map { $0 / Self.pieceLength + 1 } ?? 0
        // A hundred thousand lines as one text would be the run's last peak.
        let texts = (0...last).lazy.map { [self] piece in piece == last ? old : lines(ofPiece: piece) }
        try ResultFile.deliver(texts, to: path)
    }

    private static let pieceLength = 4096

    private func lines(ofPiece piece: Int) -> String {
        let start = piece * Self.pieceLength
        var text = ""
        for place in start..<min(ids.count, start + Self.pieceLength) {
            text += "\(verdicts[place].rawValue) \(Self.text(of: ids[place]))\n"
        }
        return text
    }

    /// The lines of the cases that this run has not had.
    private func untouched(_ old: String) -> String {
        let known = Set(ids)
        var text = ""
        for line in old.utf8.split(separator: UInt8(ascii: "\n")) {
            let id = line.lastIndex(of: UInt8(ascii: " ")).map { Substring(line[line.index(after: $0)...]) }
            guard let number = id.flatMap({ UInt64($0, radix: 16) }), !known.contains(number) else { continue }
            text += "\(Substring(line))\n"
        }
        return text
    }

    private static func text(of id: UInt64) -> String {
        let digits = String(id, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
