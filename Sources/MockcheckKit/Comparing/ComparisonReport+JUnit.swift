import Comparing
import Verification
import XMLSupport

extension ComparisonReport {
    /// One suite for each mock and one case for each change; what breaks is a failure (CI-1.4).
    ///
    /// - Throws: `XMLFailure` where it cannot be written.
    package func junit() throws -> String {
        var bytes: [UInt8] = []
        let writer = try XMLWriter { bytes += $0 }
        try writer.startElement("testsuites")
        try writer.attribute("name", "mockcheck diff")
        let cases = entries.map { max(1, $0.changes.count) }.reduce(0, +)
        try counts(in: writer, tests: cases, failures: count(.breaking))
        for entry in entries { try suite(entry, writer) }
        try writer.endElement()
        try writer.finish()
        return String(decoding: bytes, as: UTF8.self)
    }

    private func counts(in writer: XMLWriter, tests: Int, failures: Int) throws {
        try writer.attribute("tests", String(tests))
        try writer.attribute("failures", String(failures))
        try writer.attribute("errors", "0")
        try writer.attribute("skipped", "0")
        try writer.attribute("time", "0.000")
    }

    private func suite(_ entry: Entry, _ writer: XMLWriter) throws {
        let name = redactor.redact("\(entry.name) [diff]")
        try writer.startElement("testsuite")
        try writer.attribute("name", name)
        try counts(
            in: writer, tests: max(1, entry.changes.count),
            failures: entry.changes.count { $0.weight == .breaking })
        if entry.changes.isEmpty {
            try start("no differences", in: name, writer)
            try writer.endElement()
        }
        var names: [String: Int] = [:]
        for change in entry.changes {
            let title = redactor.redact("\(change.weight.rawValue): \(change.summary)")
            names[title, default: 0] += 1
            let number = names[title, default: 1]
            try start(number > 1 ? "\(title) (\(number))" : title, in: name, writer)
            let text =
                redactor.redact(Self.lines(of: change).joined(separator: "\n"))
                + (change.call.map { "\n" + $0.curlLine(redactor) } ?? "")
            if change.weight == .breaking {
                try writer.startElement("failure")
                try writer.attribute("message", redactor.redact(change.summary))
                try writer.attribute("type", "mockcheck.\(Self.type(of: change.kind))")
                try writer.text(text)
                try writer.endElement()
            } else {
                try writer.element("system-out", text: text)
            }
            try writer.endElement()
        }
        try writer.endElement()
    }

    private func start(_ name: String, in suite: String, _ writer: XMLWriter) throws {
        try writer.startElement("testcase")
        try writer.attribute("classname", suite)
        try writer.attribute("name", name)
        try writer.attribute("time", "0.000")
    }

    private static func lines(of change: Change) -> [String] {
        [
            "before: \(change.before.text) (\(change.before.location))",
            "after: \(change.after.text) (\(change.after.location))",
        ] + change.details
    }

    /// `status-changed` as `StatusChanged`.
    private static func type(of kind: Change.Kind) -> String {
        kind.rawValue.split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    }
}
