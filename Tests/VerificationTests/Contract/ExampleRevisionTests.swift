import HTTPMessage
import PostmanModel
import Testing

@testable import Verification

/// Which answers are written over examples, and which are not.
struct ExampleRevisionTests {
    private static let place = SourceLocation(file: "a.json", line: 7, column: 3)

    private static func outcome(
        _ body: String, type: String = "application/json", status: Int = 200, headers: [String] = ["Content-Type"],
        answers reply: Reply, again: Reply? = nil, all: Bool = false
    ) -> ExampleReviser.Outcome {
        let sample = Contract.Sample(
            status: status, contentType: type, headerNames: headers, body: Array(body.utf8))
        let contract = Contract(sample, all: [sample], rules: ShapeComparison.Rules(), location: place)
        let reviser = ExampleReviser(includesVolatile: all) { text, _ in text == "s3cret" }
        return reviser.outcome(
            of: reply, again: again,
            against: ContractExpectation(contracts: [contract], hasCredentials: false, isHEAD: false)
        ) { $0 == place ? Array(body.utf8) : nil }
    }

    private static func reply(
        _ body: String, _ status: Int = 200, _ headers: HeaderList = ["Content-Type": "application/json"]
    ) -> Reply {
        Reply(status: status, headers: headers, body: Array(body.utf8))
    }

    private static func revision(_ outcome: ExampleReviser.Outcome) throws -> ExampleRevision {
        guard case .revised(let revision) = outcome else {
            Issue.record("\(outcome)")
            throw CancellationError()
        }
        return revision
    }

    @Test func anExampleThatAgreesIsLeftAlone() {
        guard case .agrees = Self.outcome(#"{"a":1}"#, answers: Self.reply(#"{"a":2}"#)) else {
            Issue.record("values alone are no drift")
            return
        }
    }

    @Test func statusTypeHeadersAndBody() throws {
        let answer = Self.reply(
            #"{"a":"x"}"#, 201,
            [
                "Content-Type": "application/hal+json", "X-New": "1", "X-Key": "s3cret", "Set-Cookie": "a=b",
                "Date": "now",
            ])
        let revision = try Self.revision(Self.outcome(#"{"a":1}"#, answers: answer, again: answer))
        #expect(revision.status == 201)
        #expect(revision.contentType == "application/hal+json")
        #expect(revision.newHeaders.map { "\($0.name): \($0.value)" } == ["X-New: 1"])
        #expect(revision.secretCount == 1)
        #expect(revision.body == [TextEdit(5..<6, "\"x\"".utf8)])
        #expect(revision.location == Self.place)
    }

    @Test(arguments: [
        (reply("{}", 500), "the answer is 500 Internal Server Error"), (reply("{}", 404), "the answer is 404"),
        (reply("{}", 401), "no credential is configured"),
        (reply("<html>", 200, ["Content-Type": "text/html"]), "the answer's body is not JSON"),
        (
            Reply(status: 200, headers: ["Content-Type": "application/json"], body: [0xFF]),
            "the answer's body is not text"
        ),
    ])
    func otherAnswersAreNotWritten(_ answer: Reply, _ reason: String) {
        guard case .left(let text) = Self.outcome(#"{"a":1}"#, answers: answer, again: answer) else {
            Issue.record("written")
            return
        }
        #expect(text.contains(reason))
    }

    @Test func xmlIsWrittenAsAWholeWhereItIsStable() throws {
        let headers: HeaderList = ["Content-Type": "application/xml"]
        let (first, second) = (Self.reply("<a><c/></a>", 200, headers), Self.reply("<a><d/></a>", 200, headers))
        let type = "application/xml"
        let stable = try Self.revision(Self.outcome("<a><b/></a>", type: type, answers: first, again: first))
        #expect(stable.body == [TextEdit(0..<11, "<a><c/></a>".utf8)])
        guard case .left(let reason) = Self.outcome("<a><b/></a>", type: type, answers: first, again: second) else {
            Issue.record("a volatile body was written")
            return
        }
        #expect(reason.contains("--update-examples=all"))
        let all = try Self.revision(Self.outcome("<a><b/></a>", type: type, answers: first, all: true))
        #expect(all.body == stable.body)
    }
}
