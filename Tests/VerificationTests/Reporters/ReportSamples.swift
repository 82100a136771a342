import Foundation
import PostmanModel

@testable import Verification

/// Events of made-up runs for the reporters' tests.
enum ReportSamples {
    /// 2026-08-22T10:15:30.118Z.
    static let startedAt = Timestamp(milliseconds: 1_787_393_730_118)

    static func facts(isReproducible: Bool = false, mocks: Int = 0, cases: Int = 0) -> RunFacts {
        RunFacts(
            version: "1.0.0", seed: 424242, startedAt: startedAt, isReproducible: isReproducible, runID: "5f0c6a0e",
            mockCount: mocks, caseCount: cases)
    }

    static func suite(
        _ mock: String = "Orders", _ axis: Axis = .examples, file: String = "api/orders.json", cases: Int = 1
    ) -> SuiteFacts {
        SuiteFacts(name: "\(mock) [\(axis.rawValue)]", mock: mock, axis: axis, file: file, caseCount: cases)
    }

    static func result(
        _ name: String, _ verdict: Verdict = .passed, className: String = "Orders.Get", suite: SuiteFacts = suite(),
        line: Int = 88, milliseconds: Int = 41, earlierFailures: [Failure] = []
    ) -> CaseResult {
        CaseResult(
            id: id(name), suite: suite, name: name, className: className,
            location: SourceLocation(file: suite.file, line: line, column: 9), duration: .milliseconds(milliseconds),
            verdict: verdict, earlierFailures: earlierFailures)
    }

    static func id(_ name: String) -> String { StableHash.text(of: StableHash(name).value) }

    static let failure = Failure(
        message: "own request (B-4.01): status expected 200, got 404", type: "mockcheck.StatusMismatch",
        checks: ["[status] expected 200 OK, got 404 Not Found", "[body] differs"],
        difference: "--- expected\n+++ actual\n@@ $ @@\n-  \"total\": 19.9\n+  \"total\": \"19.90\"",
        transcript: "GET /orders/1 HTTP/1.1\nHost: 127.0.0.1\n\nHTTP/1.1 404 Not Found\n\n{\"error\":{}}",
        reproduce: [
            "curl -i 'http://127.0.0.1:4010/orders/1'",
            "mockcheck api/orders.json --only 'Orders/Get order' --seed 424242",
        ])

    /// Events of a whole run, from its cases in the order of their suites.
    static func run(_ results: [CaseResult], facts: RunFacts = facts()) -> [Event] {
        var events: [Event] = [.runStarted(facts)]
        var summary = RunSummary()
        var suite: SuiteFacts?
        for result in results {
            if suite != result.suite {
                if let suite { events.append(.suiteFinished(suite)) }
                events.append(.suiteStarted(result.suite))
                suite = result.suite
            }
            events.append(.caseFinished(result))
            switch result.verdict {
            case .passed: summary.passed += 1
            case .skipped: summary.skipped += 1
            case .failed: summary.failed += 1
            case .error: summary.errors += 1
            }
            summary.duration += result.duration
        }
        if let suite { events.append(.suiteFinished(suite)) }
        return events + [.runFinished(summary)]
    }
}

/// A directory that goes away with the test.
final class TemporaryDirectory {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.appending(path: "mockcheck-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    func file(_ name: String) -> String { "\(path)/\(name)" }

    func contents(_ name: String) throws -> String {
        try String(contentsOfFile: file(name), encoding: .utf8)
    }

    var names: [String] {
        get throws { try FileManager.default.contentsOfDirectory(atPath: path).sorted() }
    }
}
