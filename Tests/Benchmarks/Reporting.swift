import Foundation
import PostmanModel
import Verification

/// Measures what each report costs: `mockcheck-benchmarks reports [CASES]...`.
///
/// One case in fifty fails, with a difference and a transcript; one in ten is skipped.
enum Reporting {
    private static let rounds = 5

    static func run(_ arguments: [String]) {
        let sizes = arguments.isEmpty ? [10_000, 50_000, 100_000] : arguments.compactMap { Int($0) }
        let directory = FileManager.default.temporaryDirectory.appending(path: "mockcheck-reports-\(getpid())")
        defer { try? FileManager.default.removeItem(at: directory) }
        do {
            try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
            print(
                """
                \(rounds) rounds. Most of a report is written while the run goes on; `end` is what comes after its last \
                case: the rest, the check against the schema, and the name. `none` is what it costs to make the cases.
                report         cases    total  spread          end      bytes  peak MB
                """)
            for (name, make) in reporters {
                for size in sizes {
                    let path = directory.appending(path: name).path
                    let times = try (0..<rounds).map { _ in try write(size, try make(path)) }
                    let seconds = times.map(\.total).sorted()
                    let end = times.map(\.end).sorted()[rounds / 2]
                    let bytes = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
                    print(
                        name.padded(8), String(size).padded(-11), hundredths(seconds[rounds / 2]).padded(-8),
                        " \(hundredths(seconds[0]))-\(hundredths(seconds[rounds - 1]))".padded(12),
                        hundredths(end).padded(-6), String(bytes).padded(-10),
                        String(Loading.peakMegabytes()).padded(-8))
                }
            }
        } catch {
            print("the reports cannot be written: \(error)")
            exit(1)
        }
    }

    private static let paths = ReportPaths(root: "/", workingDirectory: "/")

    private static let reporters: [(name: String, make: @Sendable (_ path: String) throws -> any Reporter)] = [
        ("none", { NoReport(path: $0) }),
        ("junit", { JUnitReporter(path: $0, paths: paths) }),
        ("ndjson", { JournalReporter(path: $0, paths: paths) }),
        ("tap", { try TAPReporter(path: $0, paths: paths) }),
        ("ctrf", { try CTRFReporter(path: $0, paths: paths) }),
        ("json", { try JSONReporter(path: $0, paths: paths) }),
        ("html", { try HTMLReporter(path: $0, paths: paths) }),
        ("markdown", { try MarkdownReporter(path: $0, paths: paths) }),
    ]

    /// Seconds from the first event to the whole file, and from the last one.
    private static func write(_ count: Int, _ reporter: any Reporter) throws -> (total: Double, end: Double) {
        var reporter = reporter
        let start = ContinuousClock.now
        let facts = RunFacts(
            version: "benchmark", seed: 1, startedAt: Timestamp(milliseconds: 1_700_000_000_000),
            isReproducible: false, mockCount: 1, caseCount: count)
        try reporter.record(.runStarted(facts))
        let suite = SuiteFacts(
            name: "Bookshop [examples]", mock: "Bookshop", axis: .examples, file: "specs/bookshop.json",
            caseCount: count)
        try reporter.record(.suiteStarted(suite))
        var summary = RunSummary()
        for number in 0..<count {
            let result = result(number, suite)
            switch result.verdict {
            case .passed: summary.passed += 1
            case .skipped: summary.skipped += 1
            default: summary.failed += 1
            }
            try reporter.record(.caseFinished(result))
        }
        try reporter.record(.suiteFinished(suite))
        try reporter.record(.runFinished(summary))
        let last = ContinuousClock.now
        try reporter.finish()
        let end = ContinuousClock.now
        return ((end - start) / .seconds(1), (end - last) / .seconds(1))
    }

    private static func result(_ number: Int, _ suite: SuiteFacts) -> CaseResult {
        let verdict: Verdict =
            number % 50 == 7 ? .failed(failure) : number % 10 == 3 ? .skipped(reason: skipReason) : .passed
        return CaseResult(
            id: String(0xCBF2_9CE4_0000_0000 + UInt64(number), radix: 16), suite: suite, number: number,
            name: "List books, Page \(number): GET /books/\(number) -> 200 [plain]",
            className: "Bookshop.Catalogue.Shelf \(number % 300)",
            location: SourceLocation(file: suite.file, line: number + 1), duration: .microseconds(300),
            verdict: verdict)
    }

    private static let skipReason = "shadowed by 'List books' (score 100, code 200); send x-mock-response-code: 404"

    private static let failure = Failure(
        message: "expected status 200 OK, got 404 Not Found (B-4.01)", type: "mockcheck.StatusMismatch",
        checks: ["[status] expected 200 OK, got 404 Not Found", "[body] expected 420 bytes, got 86"],
        difference: (1...20).map { "-  \"title \($0)\": \"The Waves\"\n+  \"error \($0)\": null" }.joined(
            separator: "\n"),
        transcript: "GET /books HTTP/1.1\nHost: 127.0.0.1\n\nHTTP/1.1 404 Not Found\nContent-Type: application/json\n\n"
            + String(repeating: "{\"error\": {\"name\": \"mockRequestNotFoundError\"}}\n", count: 8),
        reproduce: ["mockcheck serve specs/bookshop.json", "curl -i http://127.0.0.1:4010/books"])

    private static func hundredths(_ value: Double) -> String { String(format: "%.2f", value) }
}

/// Writes an empty file.
private struct NoReport: Reporter {
    let path: String

    func record(_ event: Event) {}
    func finish() throws { try Data().write(to: URL(filePath: path)) }
}

extension String {
    /// Filled up with blanks on the right, or on the left for a negative width.
    func padded(_ width: Int) -> String {
        let blanks = String(repeating: " ", count: max(0, abs(width) - count))
        return width < 0 ? blanks + self : self + blanks
    }
}
