import HTTPMessage

/// Writes the run as one HTML file that needs nothing else: no network, no font, and for the verdict no script (CI-2.7).
///
/// The data for the script is written aside as it comes, so that memory holds no more than the failures that are told
/// without it.
package struct HTMLReporter: Reporter {
    package static let kind = ReporterKind(
        "html", file: "mockcheck.html",
        "one self-contained page: verdict, matrix, failures with differences, all cases with search",
        canBeStandardOutput: false
    ) { try HTMLReporter(path: $0.path, paths: $0.paths) }

    private static let failureLimit = 100

    private let output: TextOutput
    private let paths: ReportPaths
    private let spool: TextSpool
    private var data: JSONReportWriter
    private var transcripts: HTMLTranscripts
    private var tally = RunTally(failureLimit: failureLimit)

    package init(path: String, paths: ReportPaths) throws {
        output = try TextOutput(path: path)
        self.paths = paths
        let spool = try TextSpool(besides: path)
        self.spool = spool
        transcripts = try HTMLTranscripts(besides: path)
        data = JSONReportWriter(encoding: EventJSON(paths: paths)) { try spool.write(HTMLText.scriptData($0)) }
    }

    package mutating func record(_ event: Event) throws {
        tally.record(event)
        try data.record(event)
        if case .caseFinished(let result) = event { try transcripts.add(result) }
    }

    package mutating func finish() throws {
        let style = String(decoding: PackageResources.report_css, as: UTF8.self)
        let script = String(decoding: PackageResources.report_js, as: UTF8.self)
        let policy =
            "default-src 'none'; style-src '\(Self.digest(style))'; script-src '\(Self.digest(script))'; "
            + "base-uri 'none'; form-action 'none'"
        try output.write(
            """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="\(policy)">
            <title>\(HTMLText.line("\(tally.verdict) - mockcheck"))</title>
            <style>\(style)</style>
            </head>
            <body class="\(tally.isPassed ? "passed" : "failed")">
            \(HTMLSummary(tally: tally).header)
            <main>
            \(HTMLBrowsers.findings)
            \(HTMLFailures(tally: tally, paths: paths).text)
            \(HTMLSummary(tally: tally).overview)
            \(HTMLBrowsers.text)
            </main>
            <footer>Written by mockcheck \(HTMLText.line(tally.facts?.version ?? "")). Bodies are cut and secrets are \
            hidden. <code>#t=ID</code> behind this page's address opens a case.</footer>
            <script type="application/json" \(HTMLTranscripts.attribute) id="data">
            """)
        if tally.summary == nil {
            try output.write("null")
        } else {
            try spool.read { try output.write($0) }
        }
        try output.write("</script>\n")
        try transcripts.read { try output.write($0) }
        try output.write("<script>\(script)</script>\n</body>\n</html>\n")
        try output.finish()
    }

    /// What a content security policy calls an inline text.
    private static func digest(_ text: String) -> String {
        "sha256-" + Base64.text(SHA256.hash(text))
    }
}
