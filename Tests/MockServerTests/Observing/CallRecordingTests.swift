import HTTPMessage
import MockCore
import MockStore
import PostmanModel
import Testing

@testable import MockServer

struct CallRecordingTests {
    private static func record(
        _ call: Call, _ reply: Reply = Reply(status: 404), _ outcome: AnsweredCall.Outcome = .unknownMock,
        keys: KnownKeys = KnownKeys()
    ) throws -> CallRecord {
        let log = try CallLog()
        CallRecording(log: log, keys: keys).observe(
            AnsweredCall(
                mock: nil, call: call, reply: reply, outcome: outcome, fault: nil, nanoseconds: 42_000,
                time: Timestamp(milliseconds: 7)))
        return try #require(log.newest.first)
    }

    @Test func aCallIsKeptWithItsAnswer() throws {
        let record = try Self.record(
            Call(method: "POST", target: "/a?b=1", headers: ["X-A": "b"], body: Array("in".utf8)),
            Reply(status: 409, headers: ["X-C": "d"], body: Array("out".utf8)))
        #expect(record.method == "POST" && record.target == "/a?b=1" && record.status == 409)
        #expect(record.request.headers["x-a"] == "b" && record.request.body == Array("in".utf8))
        #expect(record.response.headers["x-c"] == "d" && record.response.body == Array("out".utf8))
        #expect(record.microseconds == 42 && record.time == Timestamp(milliseconds: 7))
        #expect(record.outcome == "unknown_mock" && !record.isFound)
    }

    /// S-10: keys and credentials are in no log.
    @Test func secretsAreLeftOut() throws {
        let keys = KnownKeys()
        keys.take([KeyDigest(ofKey: "PMAK-known")])
        let call = Call(
            method: "GET", target: "/a?token=PMAK-known",
            headers: ["Authorization": "Bearer abc", "X-Other": "PMAK-known", "X-Plain": "kept"])
        let record = try Self.record(call, keys: keys)
        #expect(!record.target.contains("PMAK-known"))
        #expect(record.request.headers["authorization"] == SensitiveHeader.placeholder)
        #expect(record.request.headers["x-other"]?.contains("PMAK-known") == false)
        #expect(record.request.headers["x-plain"] == "kept")
    }

    @Test func longBodiesAreCutAndTheRestCounted() throws {
        let body = [UInt8](repeating: 0x78, count: 20_000)
        let record = try Self.record(Call(method: "POST", target: "/", body: body))
        #expect(record.request.body.count + record.request.omittedBytes == 20_000)
        #expect(record.request.body.count == 16 * 1024)
    }

    /// B-9.04: an error is called by what it says.
    @Test func anErrorIsCalledByWhatItSays() throws {
        let body = Array(#"{"error":{"name":"x","message":"No such mock"}}"#.utf8)
        #expect(
            try Self.record(Call(method: "GET", target: "/"), Reply(status: 404, body: body)).responseName
                == "No such mock")
    }

    @Test func theLogKeepsNoMockAlive() throws {
        let log = try CallLog()
        weak var mock: Mock?
        do {
            let served = SampleMocks.mock("Orders", body: "orders")
            mock = served.mock
            CallRecording(log: log).observe(
                AnsweredCall(
                    mock: served, call: Call(method: "GET", target: "/x"), reply: Reply(status: 404),
                    outcome: .answered(.unmatched), fault: nil, nanoseconds: 1, time: Timestamp(milliseconds: 7)))
        }
        #expect(mock == nil)
        #expect(log.newest.first?.mockName == "Orders" && log.newest.first?.mockID == "id-Orders")
    }
}
