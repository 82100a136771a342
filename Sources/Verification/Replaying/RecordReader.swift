import PostmanModel

/// Reads what `JournalReporter` and `JSONReporter` wrote.
package enum RecordReader {
    /// - Parameter name: the file's, for messages.
    /// - Throws: `RecordProblem`.
    package static func read(_ bytes: [UInt8], name: String) throws -> RecordedRun {
        let first = bytes.prefix { $0 != UInt8(ascii: "\n") }
        if let root = try? JSONDocument.parse(Array(first)).root, root["event"]?.string == "run-start" {
            return try journal(bytes, name: name)
        }
        let root: JSONValue
        do throws(JSONSyntaxError) {
            root = try JSONDocument.parse(bytes).root
        } catch {
            throw RecordProblem(
                description: "\(name):\(error.line):\(error.column): \(error.message); name a journal (ndjson) or a "
                    + "JSON report of mockcheck")
        }
        guard root["schema"]?.string == JSONReportWriter.schema else {
            throw RecordProblem(
                description: "\(name) is not a report that can be read back; write one with --reporter ndjson or json")
        }
        return try report(root, name: name)
    }

    /// The last line may be cut off: the run was killed while it wrote.
    private static func journal(_ bytes: [UInt8], name: String) throws -> RecordedRun {
        var run: RecordedRun?
        var suite: SuiteFacts?
        let lines = bytes.split(separator: UInt8(ascii: "\n"))
        for (number, line) in lines.enumerated() {
            let decoder: RecordDecoder
            do throws(JSONSyntaxError) {
                decoder = RecordDecoder(try JSONDocument.parse(Array(line)).root, "\(name):\(number + 1)")
            } catch {
                if number == lines.count - 1, bytes.last != UInt8(ascii: "\n") { break }
                throw RecordProblem(description: "\(name):\(number + 1):\(error.column): \(error.message)")
            }
            switch try decoder.text("event") {
            case "run-start":
                guard try decoder.text("schema") == JournalReporter.schema else {
                    throw RecordProblem(description: "\(name) was written by another version of mockcheck")
                }
                run = RecordedRun(facts: try decoder.facts())
            case "diagnostic": run?.diagnostics.append(try decoder.diagnostic())
            case "example": run?.examples.append(try decoder.example())
            case "suite-start": suite = try decoder.suite()
            case "case": if let suite { run?.results.append(try decoder.result(in: suite)) }
            case "run-end": run?.summary = try decoder.summary()
            default: break
            }
        }
        guard let run else { throw RecordProblem(description: "\(name) holds no run") }
        return run
    }

    private static func report(_ root: JSONValue, name: String) throws -> RecordedRun {
        func decoders(_ list: JSONValue?) -> [RecordDecoder] { list?.elements.map { RecordDecoder($0, name) } ?? [] }
        guard let facts = root["run"] else { throw RecordProblem(description: "\(name) holds no run") }
        var run = RecordedRun(facts: try RecordDecoder(facts, name).facts())
        run.diagnostics = try decoders(root["diagnostics"]).map { try $0.diagnostic() }
        run.examples = try decoders(root["examples"]).map { try $0.example() }
        for decoder in decoders(root["suites"]) {
            let suite = try decoder.suite()
            run.results += try decoders(decoder.value["results"]).map { try $0.result(in: suite) }
        }
        run.summary = try root["summary"].map { try RecordDecoder($0, name).summary() }
        return run
    }
}
