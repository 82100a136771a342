import PostmanModel
import XMLSupport

/// One `testcase` element in the portable shape (CI-1.4).
struct JUnitCase {
    var name: String
    var className: String
    /// As the report names it, relative to the repository's root.
    var file: String
    var line: Int
    var milliseconds: Int64
    var verdict: Verdict
    var earlierFailures: [Failure] = []
    /// What to know of it whatever its verdict.
    var notes: [String] = []

    static let messageLimit = 300
    static let textLimit = 32 * 1024
    static let transcriptLimit = 64 * 1024
    private static let noteLimit = 50

    func write(to writer: XMLWriter, as dialect: JUnitDialect) throws {
        try writer.startElement("testcase")
        try writer.attribute("name", name)
        try writer.attribute("classname", className)
        try writer.attribute("time", ReportTime.seconds(milliseconds: milliseconds))
        if dialect.hasCaseAdditions {
            try writer.attribute("file", file)
            try writer.attribute("line", String(max(1, line)))
        }
        switch verdict {
        case .passed:
            try writeAttempts(as: "flakyFailure", to: writer, dialect)
            try write(output: "", to: writer, dialect)
        case .skipped(let reason):
            try write(skipped: reason, to: writer)
            try write(output: "", to: writer, dialect)
        case .failed(let failure):
            try write(failure, as: "failure", to: writer, dialect)
            try writeAttempts(as: "rerunFailure", to: writer, dialect)
            try writeOutput(of: failure, to: writer, dialect)
        case .error(let failure):
            try write(failure, as: "error", to: writer, dialect)
            try writeAttempts(as: "rerunError", to: writer, dialect)
            try writeOutput(of: failure, to: writer, dialect)
        }
        try writer.endElement()
    }

    /// Never cases of their own: a reader would count them (CI-1.5.15).
    private func writeAttempts(as element: StaticString, to writer: XMLWriter, _ dialect: JUnitDialect) throws {
        guard dialect.hasAttempts else { return }
        for (index, failure) in earlierFailures.enumerated() {
            let message = Self.message(failure.message, orElse: "no message")
            try writer.startElement(element)
            try writer.attribute("message", message)
            try writer.attribute("type", ReportText.dottedType(failure.type))
            let attempt = "attempt \(index + 1) of \(earlierFailures.count + 1): "
            try writer.element("stackTrace", text: attempt + text(of: failure, message: message))
            try writer.endElement()
        }
    }

    /// The reason twice: Azure reads the attribute only, GitLab the text only.
    private func write(skipped reason: String, to writer: XMLWriter) throws {
        let reason = Self.message(reason, orElse: "skipped")
        try writer.startElement("skipped")
        try writer.attribute("message", reason)
        try writer.text(reason)
        try writer.endElement()
    }

    private func write(
        _ failure: Failure, as element: StaticString, to writer: XMLWriter, _ dialect: JUnitDialect
    ) throws {
        if !failure.checks.isEmpty, dialect.hasCaseAdditions {
            try writer.startElement("properties")
            try writer.property("mockcheck.checks_failed", String(failure.checks.count))
            try writer.endElement()
        }
        let message = Self.message(failure.message, orElse: "no message")
        try writer.startElement(element)
        try writer.attribute("message", message)
        try writer.attribute("type", ReportText.dottedType(failure.type))
        let transcript = dialect.hasCaseOutput ? "" : transcript(of: failure)
        let text = text(of: failure, message: message)
        try writer.text(transcript.isEmpty ? text : text + "\n\n" + transcript)
        try writer.endElement()
    }

    private func writeOutput(of failure: Failure, to writer: XMLWriter, _ dialect: JUnitDialect) throws {
        let transcript = transcript(of: failure)
        // Where a case has no properties, tools read them from lines of its output (CI-1.7).
        let property =
            transcript.isEmpty || dialect.hasCaseAdditions || failure.checks.isEmpty
            ? "" : "\n[[PROPERTY|mockcheck.checks_failed=\(failure.checks.count)]]"
        try write(output: transcript + property, to: writer, dialect)
    }

    /// The output of the case behind its notes; nothing where there is neither.
    private func write(output: String, to writer: XMLWriter, _ dialect: JUnitDialect) throws {
        let notes = notes.prefix(Self.noteLimit).map { ReportText.oneLine($0, limit: 2000) }
        let more = self.notes.count - notes.count
        let parts = notes + (more > 0 ? ["and \(more) more"] : []) + (output.isEmpty ? [] : [output])
        guard dialect.hasCaseOutput, !parts.isEmpty else { return }
        try writer.element("system-out", text: parts.joined(separator: "\n"))
    }

    private func transcript(of failure: Failure) -> String {
        ReportText.block(failure.transcript, limit: Self.transcriptLimit)
    }

    /// The verdict first: Bitbucket shows 2,000 characters, GitLab only this text.
    private func text(of failure: Failure, message: String) -> String {
        var parts = ["\(message)\n\(file):\(max(1, line))"]
        let shown = failure.checks.prefix(failure.type == Failure.coverage ? 500 : 20).map {
            ReportText.oneLine($0, limit: 300)
        }
        let more = failure.checks.count - shown.count
        parts.append((shown + (more > 0 ? ["... and \(more) more checks"] : [])).joined(separator: "\n"))
        parts.append(ReportText.block(failure.difference, limit: 12 * 1024))
        let reproduce = failure.reproduce.map { "reproduce: " + ReportText.block($0, limit: 4 * 1024) }
        parts.append((reproduce + [stackLine].compactMap { $0 }).joined(separator: "\n"))
        return ReportText.block(parts.filter { !$0.isEmpty }.joined(separator: "\n\n"), limit: Self.textLimit)
    }

    /// A line like one of a Java stack trace, from which dorny's reporter makes its file annotation (CI-1.4).
    ///
    /// Nil where the directory cannot be read back from dots: each name must begin in lower case and have no dot.
    private var stackLine: String? {
        let parts = file.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count > 1, let base = parts.last, !base.contains(where: { "()".contains($0) || $0.isWhitespace })
        else { return nil }
        let directories = parts.dropLast()
        let qualify = directories.allSatisfy { name in
            name.first.map { ("a"..."z").contains($0) } == true
                && !name.contains { "().".contains($0) || $0.isWhitespace }
        }
        return qualify ? "at \(directories.joined(separator: ".")).Collection.verify(\(base):\(max(1, line)))" : nil
    }

    private static func message(_ text: String, orElse fallback: String) -> String {
        let line = ReportText.oneLine(text, limit: messageLimit)
        return line.isEmpty ? fallback : line
    }
}

extension XMLWriter {
    /// The form that all three known schemas accept: the value in an attribute.
    func property(_ name: String, _ value: String) throws {
        try startElement("property")
        try attribute("name", name)
        try attribute("value", value)
        try endElement()
    }
}
