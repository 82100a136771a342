import Foundation
import HTTPMessage
import PostmanModel
import Testing

@testable import Verification

struct LargeResponsesTests {
    private func conversations() throws -> [(response: ServerResponse, conversation: Conversation)] {
        let plan = Samples.plan(Samples.collection(Samples.appendixA), [.errors])
        return try [Promise.errors.largeResponse, .errors.waitingResponses].map { promise in
            let planned = try #require(plan.cases.first { $0.promise == promise })
            let scenario = try #require(planned.scenario)
            guard case .conversation(let conversation, mock: 0) = scenario.steps[0],
                let response = scenario.setups[0].serverResponse
            else { throw Missing() }
            return (response, conversation)
        }
    }

    private struct Missing: Error {}

    /// All of it is compared, and no page of it is like another.
    @Test func everyByteIsExpected() throws {
        for (response, conversation) in try conversations() {
            #expect(conversation.expectations.allSatisfy { $0.statuses == [503] && $0.body == .exactly(response.body) })
            let pages = stride(from: 0, to: response.body.count, by: 4096).map { response.body[$0...].prefix(64) }
            #expect(Set(pages).count == pages.count)
        }
    }

    /// A socket between two processes of a machine takes some 200 KB while nobody reads; the responses that are copied
    /// together have 16 KB at most each.
    @Test func theyAreMoreThanASocketTakes() throws {
        let sizes = try conversations().map { ($0.response.body.count, $0.conversation.expectations.count) }
        #expect(sizes[0].0 * sizes[0].1 >= 1_000_000)
        #expect(sizes[1].0 <= 16 << 10)
        #expect(sizes[1].0 * sizes[1].1 >= 700_000)
    }

    /// The requests all go out at once, and the last ends the connection.
    @Test func theLastRequestEndsTheConnection() throws {
        for (_, conversation) in try conversations() {
            let text = String(decoding: conversation.bytes, as: UTF8.self)
            #expect(text.components(separatedBy: " HTTP/1.1\r\n").count == conversation.expectations.count + 1)
            #expect(text.hasSuffix("Connection: close\r\n\r\n"))
            #expect(
                conversation.expectations.map(\.closesConnection).firstIndex(of: true)
                    == conversation.expectations.count - 1)
        }
    }
}
