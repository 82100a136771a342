import Foundation

/// Reads calls back from the files of the log.
enum CallReading {
    /// The records that a query asks for, in its order; one more than its limit where there are more.
    ///
    /// - Parameter files: the newest first.
    static func records(
        _ query: CallQuery, in files: [CallFiles.Opened], _ report: (String) -> Void
    ) throws(StateProblem) -> [CallRecord] {
        var found: [CallRecord] = []
        for file in query.isNewestFirst ? files : files.reversed() {
            let records = try records(of: file, mentioning: query.mockID, report)
            found += select(records.reversed(), query)
            if found.count > query.limit { return Array(found.prefix(query.limit + 1)) }
        }
        return found
    }

    static func select(_ newestFirst: [CallRecord], _ query: CallQuery) -> [CallRecord] {
        let ordered = query.isNewestFirst ? newestFirst : newestFirst.reversed()
        return Array(ordered.lazy.filter(query.fits).prefix(query.limit + 1))
    }

    /// Nil where it is in none of the files, the newest first.
    static func record(
        _ number: Int, in files: [CallFiles.Opened], _ report: (String) -> Void
    ) throws(StateProblem) -> CallRecord? {
        for file in files {
            // How its line begins; a body may say the same.
            let records = try records(of: file, mentioning: "{\"number\":\(number),", report)
            if let record = records.first(where: { $0.number == number }) { return record }
        }
        return nil
    }

    /// The newest calls, the oldest of them first.
    static func newest(
        _ count: Int, in directory: StateDirectory, _ report: (String) -> Void
    ) throws(StateProblem) -> [CallRecord] {
        var found: [CallRecord] = []
        for file in CallFiles.open(in: directory) where found.count < count {
            found = try records(of: file, mentioning: nil, report) + found
        }
        return found.suffix(count)
    }

    /// - Parameter text: lines without this text are passed over unread.
    private static func records(
        of file: CallFiles.Opened, mentioning text: String?, _ report: (String) -> Void
    ) throws(StateProblem) -> [CallRecord] {
        let bytes: Data
        do {
            bytes = try file.handle.readToEnd() ?? Data()
        } catch {
            throw StateProblem(file.path, "cannot read it: \(error.localizedDescription)")
        }
        var records: [CallRecord] = []
        // What follows the last line feed is being written.
        let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).dropLast()
        for (number, line) in lines.enumerated() {
            let line = String(decoding: line, as: UTF8.self)
            if let text, !line.contains(text) { continue }
            if let record = CallRecord(line: line) {
                records.append(record)
            } else {
                report("\(file.path):\(number + 1): this line is not a call and is skipped")
            }
        }
        return records
    }
}
