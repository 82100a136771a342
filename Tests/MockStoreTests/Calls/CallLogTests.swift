import Foundation
import HTTPMessage
import PostmanModel
import SystemPackage
import Testing

@testable import MockStore

struct CallLogTests {
    private static func record(
        _ target: String, mock: String? = "m1", method: String = "GET", status: Int = 200, second: Int = 0,
        body: [UInt8] = Array("hi \"you\"\n".utf8)
    ) -> CallRecord {
        CallRecord(
            time: Timestamp(milliseconds: 1_795_000_000_000 + Int64(second) * 1000), mockID: mock, mockName: "Mock",
            method: method, target: target,
            request: .init(headers: ["Accept": "*/*"], body: []), status: status,
            response: .init(headers: ["Content-Type": "text/plain"], body: body, omittedBytes: 3),
            outcome: status == 200 ? "matched" : "unmatched", isFound: status == 200, responseName: "Example",
            microseconds: 12)
    }

    private static func filled(_ log: CallLog) {
        for number in 1...9 {
            log.append(
                record(
                    "/x?n=\(number)", mock: number % 3 == 0 ? "m2" : "m1", method: number % 2 == 0 ? "POST" : "GET",
                    status: number % 4 == 0 ? 404 : 200, second: number))
        }
    }

    private static func query(_ edit: (inout CallQuery) -> Void) -> CallQuery {
        var query = CallQuery(mockID: "m1")
        edit(&query)
        return query
    }

    private static let queries: [(CallQuery, [Int])] = [
        (query { _ in }, [8, 7, 5, 4, 2, 1]), (query { $0.mockID = nil }, [9, 8, 7, 6, 5, 4, 3, 2, 1]),
        (query { $0.isNewestFirst = false }, [1, 2, 4, 5, 7, 8]),
        // One more than the limit says that there are more.
        (query { $0.limit = 2 }, [8, 7, 5]),
        (query { $0.cursor = 7 }, [5, 4, 2, 1]),
        (query { ($0.cursor, $0.isNewestFirst) = (4, false) }, [5, 7, 8]),
        (query { $0.status = 404 }, [8, 4]), (query { $0.kind = .success }, [7, 5, 2, 1]),
        (query { $0.method = "post" }, [8, 4, 2]), (query { $0.path = "/X?n=5" }, [5]),
        (query { $0.since = Timestamp(milliseconds: 1_795_000_005_000) }, [8, 7, 5]),
        (query { $0.until = Timestamp(milliseconds: 1_795_000_004_000) }, [4, 2, 1]),
    ]

    @Test(arguments: [false, true])
    func answersQueries(hasFiles: Bool) throws {
        let state = TemporaryState()
        // So small that every file holds a few records only.
        let log = try CallLog(capacity: 9, directory: hasFiles ? state.open() : nil, fileByteLimit: 1500)
        Self.filled(log)
        for (query, expected) in Self.queries {
            #expect(try log.records(query).map(\.number) == expected, "\(query)")
        }
        #expect(log.newest.map(\.number) == Array((1...9).reversed()))
        #expect(log.record(number: 4)?.target == "/x?n=4")
        if hasFiles { #expect(FileManager.default.fileExists(atPath: state.path + "/calls.1.jsonl")) }
    }

    @Test func theOldestGoFirst() throws {
        let log = try CallLog(capacity: 3)
        Self.filled(log)
        #expect(log.newest.map(\.number) == [9, 8, 7])
        let state = TemporaryState()
        let kept = try CallLog(directory: state.open(), fileByteLimit: 1)
        Self.filled(kept)
        // Of files with one record each there are five.
        #expect(try kept.records(CallQuery()).map(\.number) == [9, 8, 7, 6, 5])
    }

    @Test func goesOnAfterTheProcess() async throws {
        let state = TemporaryState()
        let binary: [UInt8] = [0, 255, 10]
        do {
            let log = try CallLog(directory: state.open())
            log.append(Self.record("/a"))
            log.append(Self.record("/b", mock: nil, body: binary))
            await log.flush()
        }
        // As if the process had ended while it wrote.
        try state.write(try state.text("calls.jsonl") + "{\"number\":3,\"respo", to: "calls.jsonl")
        let log = try CallLog(directory: state.open())
        log.append(Self.record("/c"))
        let records = try log.records(CallQuery())
        #expect(records.map(\.number) == [3, 2, 1])
        #expect(records.map(\.target) == ["/c", "/b", "/a"])
        #expect(records[1].response.body == binary && records[1].mockID == nil)
        #expect(records[2].response.headers["content-type"] == "text/plain")
        #expect(records[2].response.omittedBytes == 3 && records[2].microseconds == 12)
        #expect(records[2].id == "m1-1")
    }

    @Test func saysWhichLinesAreNoCalls() async throws {
        let state = TemporaryState()
        do {
            let log = try CallLog(directory: state.open())
            log.append(Self.record("/a"))
            await log.flush()
        }
        try state.write("nonsense\n" + (try state.text("calls.jsonl")), to: "calls.jsonl")
        let reports = Reports()
        let log = try CallLog(directory: state.open(), report: reports.add)
        #expect(try log.records(CallQuery()).map(\.target) == ["/a"])
        #expect(reports.all.first?.hasSuffix("calls.jsonl:1: this line is not a call and is skipped") == true)
    }

    /// It fails in the middle of a line of the third call, and goes on with the fifth.
    @Test(arguments: [false, true])
    func aDiskThatIsFullForAWhileCostsTheCallsOfThatWhile(canTakeBack: Bool) async throws {
        let (state, disk, reports) = (TemporaryState(), FaultyStorage.Disk(), Reports())
        let log = try CallLog(
            capacity: 9, directory: state.open(), fileByteLimit: 1 << 20, queueByteLimit: 1 << 20,
            opener: disk.opener, report: reports.add)
        for number in 1...5 {
            if number == 3 { disk.set { ($0.room, $0.truncating) = (30, canTakeBack ? nil : .noSpace) } }
            if number == 5 { disk.set { $0 = .init() } }
            log.append(Self.record("/\(number)"))
            await log.flush()
        }
        #expect(log.newest.map(\.target) == ["/5", "/4", "/3", "/2", "/1"])
        #expect(try log.records(CallQuery()).map(\.target) == ["/5", "/2", "/1"])
        #expect(log.lost == 2)
        #expect(reports.all.count == 3)
        #expect(reports.all[0].hasPrefix("calls are kept in memory only: "))
        #expect(reports.all[0].hasSuffix("calls.jsonl: cannot write: no space left on device"))
        #expect(
            reports.all[1...] == ["the call log can be written again", "2 calls are not in the files of the call log"])
    }

    @Test func whatWaitsForTheDiskIsBounded() async throws {
        let (state, reports, stopped) = (TemporaryState(), Reports(), FaultyStorage.Disk())
        // Nothing fits into such a queue.
        let log = try CallLog(
            capacity: 9, directory: state.open(), fileByteLimit: 1 << 20, queueByteLimit: 100,
            opener: stopped.opener, report: reports.add)
        for number in 1...3 { log.append(Self.record("/\(number)")) }
        #expect(log.newest.count == 3)
        #expect(log.lost == 3)
        await log.flush()
        #expect(
            reports.all == [
                "the disk is slower than the calls; some are kept in memory only",
                "3 calls are not in the files of the call log",
            ])
        #expect(try log.records(CallQuery()).isEmpty)
    }

    @Test func includesWhatIsAskedFor() {
        let record = Self.record("/a?b=c")
        #expect(
            record.json(including: []).text
                == #"{"id":"m1-0","responseName":"Example","servedAt":"2026-11-18T11:06:40.000Z","#
                + #""request":{"method":"GET","path":"/a?b=c"},"response":{"type":"success","statusCode":200}}"#)
        let all = record.json(including: Set(CallRecord.Part.allCases)).text
        #expect(all.contains(#""headers":[{"key":"Accept","value":"*/*""#))
        #expect(all.contains(#""body":{"mode":"raw","data":""}"#))
        #expect(all.contains(#""body":{"data":"hi \"you\"\n"}"#))
    }
}
