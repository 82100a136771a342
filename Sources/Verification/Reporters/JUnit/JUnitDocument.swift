import XMLSupport

/// One whole report: counters, suites and their cases, which are XML already.
struct JUnitDocument {
    /// Hands over the cases of a section, whole elements in all.
    typealias Cases = (_ section: JUnitSection, _ use: (UnsafeRawBufferPointer) throws -> Void) throws -> Void

    let facts: RunFacts
    let sections: [JUnitSection]
    let paths: ReportPaths
    let dialect: JUnitDialect
    /// How long the whole run took; nil where nobody knows.
    let runMilliseconds: Int64?
    let cases: Cases

    func write(_ output: @escaping (UnsafeRawBufferPointer) throws -> Void) throws {
        let writer = try XMLWriter(write: output)
        if !dialect.hasOneSuitePerFile {
            try writer.startElement("testsuites")
            if dialect.hasRootAttributes { try writeRootAttributes(to: writer) }
        }
        for section in sections {
            try write(section, to: writer)
        }
        if sections.isEmpty {
            // A root without suites is not a report to some readers (CI-1.5.13).
            try startSuite(name: "mockcheck", id: 0, counts: JUnitCounts(), file: nil, axis: nil, to: writer)
            try endSuite(to: writer)
        }
        try writer.finish()
    }

    private func writeRootAttributes(to writer: XMLWriter) throws {
        let total = sections.reduce(into: JUnitCounts()) { $0 += $1.counts }
        try writer.attribute("name", "mockcheck")
        try writer.counters(total)
        // Cases that ran at the same time did not take the sum of their times.
        let milliseconds = min(total.milliseconds, runMilliseconds ?? .max)
        try writer.attribute("time", ReportTime.seconds(milliseconds: milliseconds))
    }

    private func write(_ section: JUnitSection, to writer: XMLWriter) throws {
        let name = ReportText.oneLine(section.suite.name, limit: JUnitIdentities.nameLimit)
        try startSuite(
            name: name.isEmpty ? "(unnamed)" : name, id: section.id, counts: section.counts,
            file: ReportText.oneLine(paths.name(of: section.suite.file), limit: 4096),
            axis: section.suite.axis, to: writer)
        try cases(section) { try writer.fragment($0) }
        try endSuite(to: writer)
    }

    /// The schema of Ant asks for both outputs, empty or not.
    private func endSuite(to writer: XMLWriter) throws {
        if !dialect.hasCaseOutput {
            try writer.element("system-out", text: "")
            try writer.element("system-err", text: "")
        }
        try writer.endElement()
    }

    /// The start tag and the properties; the caller adds the cases.
    private func startSuite(
        name: String, id: Int, counts: JUnitCounts, file: String?, axis: Axis?, to writer: XMLWriter
    ) throws {
        try writer.startElement("testsuite")
        try writer.attribute("name", name)
        if dialect.hasSuiteIdentity {
            try writer.attribute("id", String(id))
            try writer.attribute("package", "")
            try writer.attribute("hostname", "localhost")
        }
        try writer.attribute("timestamp", ReportTime.timestamp(facts.startedAt))
        try writer.counters(counts)
        try writer.attribute("skipped", String(counts.skipped))
        try writer.attribute("time", ReportTime.seconds(milliseconds: counts.milliseconds))
        if let file, dialect.hasSuiteFile {
            try writer.attribute("file", file)
        }
        try writer.startElement("properties")
        try writer.property("mockcheck.version", facts.version)
        try writer.property("mockcheck.run_id", facts.runID)
        try writer.property("mockcheck.seed", String(facts.seed))
        if let shard = facts.shard {
            try writer.property("mockcheck.shard", shard)
        }
        try writer.property("mockcheck.started_at", ReportTime.exactTimestamp(facts.startedAt))
        if let axis {
            try writer.property("mockcheck.axis", axis.rawValue)
        }
        try writer.endElement()
    }
}

extension XMLWriter {
    fileprivate func counters(_ counts: JUnitCounts) throws {
        try attribute("tests", String(counts.tests))
        try attribute("failures", String(counts.failures))
        try attribute("errors", String(counts.errors))
    }
}
