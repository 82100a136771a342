import HTTPMessage
import PostmanModel
import Testing

@testable import Verification

/// Which examples show what `Accept-Encoding: gzip` changes (B-5.13).
struct CompressedCallsTests {
    private static let ids: [Promise: String] = [
        .examples.gzip: "gzip", .examples.gzipTag: "tag", .examples.gzipUnasked: "unasked",
        .examples.gzipNoTransform: "no transform", .examples.gzipShort: "short",
    ]

    private func example(_ id: String, _ body: String, _ headers: [Row] = [], code: Int = 200) -> Example {
        Samples.example(
            id, "/\(id)", code: code, responseHeaders: [Row("Content-Type", "text/plain")] + headers,
            responseBody: body)
    }

    /// `gzip of a`: what is asked of which example.
    private func asked(_ examples: [Example], variables: [Variable] = []) -> [String] {
        let collection = Samples.collection(examples, variables: variables)
        let context = PlanContext(collection, environment: nil, options: PlanOptions(mockName: "Sample"))
        return CompressedCalls(context: context).all.map {
            "\(Self.ids[$0.promise] ?? "?") of \($0.rival.example.id)"
        }
    }

    private func text(_ count: Int) -> String { String(repeating: "x", count: count) }

    @Test(arguments: [
        (299, []), (300, ["short of a"]), (1023, ["short of a"]), (1024, ["gzip of a", "unasked of a"]),
    ])
    func theLengthDecides(count: Int, asks: [String]) {
        #expect(asked([example("a", text(count))]) == asks)
    }

    /// Its stored body is shorter than all that is looked at.
    @Test func aVariableMayMakeABodyLong() {
        let variables = [Variable("long", text(1024)), Variable("middle", text(500))]
        #expect(asked([example("a", "{{long}}")], variables: variables) == ["gzip of a", "unasked of a"])
        #expect(asked([example("a", "{{middle}}")], variables: variables) == ["short of a"])
        #expect(asked([example("a", "{{unknown}}")], variables: variables) == [])
    }

    @Test func eachPromiseIsAskedOfTheFirstThatShowsIt() {
        let examples = [
            example("a", text(10)), example("b", text(400)), example("c", text(900)), example("d", text(800)),
            example("e", text(2000), [Row("Cache-Control", "no-transform")]), example("f", text(2000), code: 404),
            example("g", text(2000), [Row("ETag", "\"1\"")]), example("h", text(2000)), example("i", text(3000)),
        ]
        #expect(asked(examples) == ["gzip of h", "tag of g", "unasked of h", "no transform of e", "short of c"])
    }

    /// The longest short one ends the search only where all else is found.
    @Test func theSearchGoesOnForWhatIsMissing() {
        let examples = [example("a", text(1023)), example("b", text(2000)), example("c", text(1022))]
        #expect(asked(examples) == ["gzip of b", "unasked of b", "short of a"])
    }

    @Test func theCompressedIsExpectedAsItIsPlain() throws {
        let collection = Samples.collection([example("a", text(1024), [Row("ETag", "\"1\"")])])
        let context = PlanContext(collection, environment: nil, options: PlanOptions(mockName: "Sample"))
        let all = CompressedCalls(context: context).all
        let compressed = try #require(all.first { $0.promise == .examples.gzipTag }).exchange
        #expect(compressed.call?.headers["Accept-Encoding"] == "br, gzip;q=0.9")
        #expect(compressed.expectation.isCompressed)
        #expect(compressed.expectation.text == text(1024))
        #expect(compressed.expectation.header("ETag") == "W/\"1\"")
        #expect(compressed.expectation.header("Vary") == "Accept-Encoding")
        let unasked = try #require(all.first { $0.promise == .examples.gzipUnasked }).exchange
        #expect(unasked.call?.headers["Accept-Encoding"] == nil)
        #expect(!unasked.expectation.isCompressed)
        #expect(unasked.expectation.header("ETag") == "\"1\"")
        #expect(unasked.expectation.absentHeaders.contains("Content-Encoding"))
    }
}
