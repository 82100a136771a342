import Foundation

@testable import Verification

/// Every report of a made-up run that is text, as it lies on the disk.
enum TextReports {
    static let paths = ReportPaths(root: "/repo", workingDirectory: "/repo")

    enum Kind: CaseIterable {
        case junit, html, json, journal, tap, ctrf, markdown
    }

    static func write(_ kind: Kind, _ events: [Event]) throws -> String {
        let directory = try TemporaryDirectory()
        let path = directory.file("report")
        var reporter: any Reporter =
            switch kind {
            case .junit: JUnitReporter(path: path, paths: paths)
            case .html: try HTMLReporter(path: path, paths: paths)
            case .json: try JSONReporter(path: path, paths: paths)
            case .journal: JournalReporter(path: path, paths: paths)
            case .tap: try TAPReporter(path: path, paths: paths)
            case .ctrf: try CTRFReporter(path: path, paths: paths)
            case .markdown: try MarkdownReporter(path: path, paths: paths)
            }
        for event in events { try reporter.record(event) }
        try reporter.finish()
        return try directory.contents("report")
    }

    /// A run with one case of each verdict.
    static let events = ReportSamples.run([
        ReportSamples.result("Get order: GET /orders/1 -> 200 [plain]"),
        ReportSamples.result("Get order: GET /orders/1 -> 404 [by code]", .failed(ReportSamples.failure)),
        ReportSamples.result("Old order: GET /old -> 200 [plain]", .skipped(reason: "shadowed by 'New'")),
        ReportSamples.result(
            "Health: GET /health -> 200 [plain]",
            .error(Failure(message: "connection refused", type: "mockcheck.ConnectionError"))),
    ])
}

/// A program that may be there and reads a report on its standard input.
enum OtherTool {
    static func path(_ name: String) -> String? {
        ["/usr/bin", "/usr/local/bin", "/opt/homebrew/bin"].map { "\($0)/\(name)" }.first {
            FileManager.default.isExecutableFile(atPath: $0)
        }
    }

    /// What it prints, and its exit status.
    static func run(_ path: String, _ arguments: [String]) throws -> (output: String, status: Int32) {
        let process = Process()
        process.executableURL = URL(filePath: path)
        process.arguments = arguments
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        process.standardInput = FileHandle.nullDevice
        try process.run()
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (String(decoding: output, as: UTF8.self), process.terminationStatus)
    }
}
