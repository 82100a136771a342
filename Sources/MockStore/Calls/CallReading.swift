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
        for file in query.isNewestFirst ? files : files.reversed() where found.count <= query.limit {
            try walk(file, newestFirst: query.isNewestFirst, mentioning: query.mockID, report) { record in
                if query.fits(record) { found.append(record) }
                return found.count <= query.limit
            }
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
        var found: CallRecord?
        for file in files where found == nil {
            // How its line begins; a body may say the same.
            try walk(file, newestFirst: true, mentioning: "{\"number\":\(number),", report) { record in
                if record.number == number { found = record }
                return found == nil
            }
        }
        return found
    }

    /// The newest calls, the oldest of them first.
    static func newest(
        _ count: Int, in directory: StateDirectory, _ report: (String) -> Void
    ) throws(StateProblem) -> [CallRecord] {
        var found: [CallRecord] = []
        for file in CallFiles.open(in: directory) where found.count < count {
            try walk(file, newestFirst: true, mentioning: nil, report) { record in
                found.append(record)
                return found.count < count
            }
        }
        return found.reversed()
    }

    /// Reads no more lines than are wanted.
    ///
    /// - Parameters:
    ///   - text: lines without this text are passed over unread.
    ///   - visit: says whether it wants another one.
    private static func walk(
        _ file: CallFiles.Opened, newestFirst: Bool, mentioning text: String?, _ report: (String) -> Void,
        _ visit: (CallRecord) -> Bool
    ) throws(StateProblem) {
        let bytes: Data
        do {
            bytes = try file.handle.readToEnd() ?? Data()
        } catch {
            throw StateProblem(file.path, "cannot read it: \(error.localizedDescription)")
        }
        // What follows the last line feed is being written.
        let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).dropLast()
        for place in lines.indices {
            let number = newestFirst ? lines.count - 1 - place : place
            let line = String(decoding: lines[number], as: UTF8.self)
            if let text, !line.contains(text) { continue }
            guard let record = CallRecord(line: line) else {
                report("\(file.path):\(number + 1): this line is not a call and is skipped")
                continue
            }
            guard visit(record) else { return }
        }
    }
}
