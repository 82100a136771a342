import HTTPMessage
import HTTPWire
import MockFiles
import MockStore
import PostmanModel
import Verification

/// Traffic that was recorded, and is judged without starting anything.
package struct RecordedTraffic: Sendable {
    package var archives: [String]
    package var callLogs: [String]
    /// As `--base` has them: `[NAME=]URL`.
    package var bases: [String]

    package init(archives: [String] = [], callLogs: [String] = [], bases: [String] = []) {
        self.archives = archives
        self.callLogs = callLogs
        self.bases = bases
    }

    package var isEmpty: Bool { archives.isEmpty && callLogs.isEmpty }

    /// What was asked of each mock.
    struct Reading {
        var mocks: [JudgedMock]
        /// What was asked of no mock, though it was asked of mockcheck.
        var unaddressed = ClientProblems()
        /// Requests of archives that are no matter of the mocks.
        var others = 0
    }

    /// - Throws: `CommandProblem` where a recording cannot be read.
    func read(_ workload: Workload, allowed: [Glob], seed: UInt64) throws -> Reading {
        var recorded = RecordedMocks(workload, allowed: allowed, seed: seed)
        var reading = Reading(mocks: [])
        if !archives.isEmpty { try readArchives(workload, &recorded, &reading) }
        for log in callLogs { try readLog(log, workload, &recorded, &reading) }
        reading.mocks = recorded.result
        return reading
    }

    private func readArchives(
        _ workload: Workload, _ recorded: inout RecordedMocks, _ reading: inout Reading
    ) throws {
        let addresses =
            bases.isEmpty
            ? try HARAddresses(surveying: archives, with: &recorded)
            : HARAddresses(bases: try bases.map { try base($0, workload) })
        var last: RecordedURL?
        for file in archives {
            var number = 0
            try HAREntries.read(file) { entry, line in
                number += 1
                guard let request = HARRequest(entry, last: last) else { return }
                last = request.url
                guard let address = addresses.address(of: request) else { return reading.others += 1 }
                let mock = address.mock
                let call = recorded.call(of: request, at: address)
                // A server of pages and of an API in one: the parts of the pages are nobody's example.
                if request.isPartOfPage, recorded.fit(call, of: mock) == 0 { return reading.others += 1 }
                // Only a browser cares for what came.
                let reply = call.headers.contains("origin") ? request.reply : nil
                recorded.add(call, answeredBy: reply, to: mock, from: "\(file):\(line), entry \(number)")
            }
        }
    }

    private func base(_ text: String, _ workload: Workload) throws -> HARAddresses.Base {
        var url = text[...]
        var place = 0
        if let sign = text.firstIndex(of: "="), !text[..<sign].contains("://") {
            let name = String(text[..<sign])
            guard let found = workload.mocks.firstIndex(where: { $0.name == name }) else {
                let names = workload.mocks.map { TerminalText.oneLine($0.name) }.joined(separator: ", ")
                throw CommandProblem.usage("--base \(text): unknown mock '\(name)'; the mocks are \(names)")
            }
            place = found
            url = text[text.index(after: sign)...]
        } else if workload.mocks.count > 1 {
            throw CommandProblem.usage("--base \(text): there are several mocks; write NAME=URL")
        }
        do throws(EndpointURLError) {
            return HARAddresses.Base(url: try Endpoint(url: String(url)), mock: place)
        } catch {
            throw CommandProblem.usage("--base: \(error)")
        }
    }

    private func readLog(
        _ path: String, _ workload: Workload, _ recorded: inout RecordedMocks, _ reading: inout Reading
    ) throws {
        let byID = Dictionary(
            workload.mocks.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
        let byName = Dictionary(
            workload.mocks.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
        try CallLogRecords.read(path) { record, place in
            guard let id = record.mockID else {
                return reading.unaddressed.add(
                    .unknownMock, record.call, record.reply, countsBody: false, from: place)
            }
            guard let mock = byID[id] ?? byName[record.mockName] else { return reading.others += 1 }
            if let fault = record.fault { recorded.add(fault: fault, to: mock) }
            if let decision = record.decision {
                recorded.add(record.call, record.reply, decision, to: mock, from: place)
            } else if record.request.omittedBytes > 0, workload.mocks[mock].configuration.matching.matchBody {
                recorded.add(asAnswered: record, to: mock, from: place)
            } else {
                recorded.add(record.call, answeredBy: record.reply, to: mock, from: place)
            }
        }
    }
}
