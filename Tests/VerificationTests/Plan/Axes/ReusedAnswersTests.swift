import HTTPMessage
import PostmanModel
import Testing

@testable import Verification

/// What one case expects is used for the next one only where the answer is the same: each expectation is what the oracle
/// says of that very call.
struct ReusedAnswersTests {
    private static let json = [Row("Content-Type", "application/json")]

    /// Cases that follow each other and want different answers: by method, by example, by what the call brings.
    private static let collections: [PostmanModel.Collection] = [
        Samples.collection(Samples.appendixA),
        Samples.collection([
            Samples.example("a", "HEAD /t", responseBody: "one"), Samples.example("b", "/t", responseBody: "one"),
            Samples.example("c", "/t", code: 404, responseHeaders: json, responseBody: "{}"),
            Samples.example("d", "/t", code: 204, responseBody: "gone"),
        ]),
        Samples.collection(requests: [
            item([
                Samples.example("a", "/u/:id", responseBody: "{{id}}"), Samples.example("b", "/u/1", code: 404),
                Samples.example("c", "/u/:id", code: 201, responseHeaders: [Row("X-Id", "{{id}}")]),
            ]),
            item([
                Samples.example("d", "/u/:key", responseBody: "{{$body}} {{$timestamp}}"),
                Samples.example("e", "/u/:key", code: 500, responseBody: "plain"),
            ]),
        ]),
    ]

    private static func item(_ examples: [Example]) -> RequestItem {
        RequestItem(name: "Item", request: examples[0].request, examples: examples, location: Samples.location)
    }

    @Test(arguments: collections.indices, [false, true])
    func expectationsAreTheOracles(place: Int, isPrivate: Bool) {
        let collection = Self.collections[place]
        var options = PlanOptions(mockName: "Sample")
        options.axes = [.examples]
        if isPrivate { options.configuration.access = .keys([]) }
        let context = PlanContext(collection, environment: nil, options: options)
        var count = 0
        for planned in Planner(collection: collection, options: options).plan().cases {
            guard planned.promise.id.hasPrefix("examples."), let exchange = planned.exchanges.first,
                let call = exchange.call, planned.exchanges.count == 1, call.headers["Accept-Encoding"] == nil
            else { continue }
            let ruling = context.oracle.ruling(on: call, options.matching)
            let expected = context.expectation(of: ruling, on: call, promise: planned.promise, at: .start)
            #expect(exchange.expectation == expected, "\(planned.name)")
            count += 1
        }
        #expect(count >= 12)
    }

    /// The item's own request differs from the saved one by a header that picks another example.
    @Test func aRequestWithASelectorIsNotTheSavedOne() throws {
        let examples = [Samples.example("a", "/t", responseBody: "one"), Samples.example("b", "/t", code: 404)]
        for (headers, status) in [([], 200), ([Row("x-mock-response-code", "404")], 404)] {
            let request = SavedRequest(url: SavedURL(host: "{{url}}", path: "/t"), headers: headers)
            let item = RequestItem(name: "Own", request: request, examples: examples, location: Samples.location)
            let plan = Samples.plan(Samples.collection(requests: [item]), [.examples])
            let own = try #require(plan.first("[request]"))
            #expect(own.exchanges.first?.expectation.statuses == [status])
            #expect(own.promise == .examples.request)
            #expect(own.exchanges.first?.expectation.promise == .examples.request)
        }
    }

    /// Written alike but for the case of a letter, or the order of headers.
    @Test(arguments: [("/T", 404), ("/t", 200)])
    func aRequestIsComparedByItsBytes(path: String, status: Int) throws {
        let examples = [Samples.example("a", "/t"), Samples.example("b", "/T", code: 404)]
        let request = SavedRequest(url: SavedURL(host: "{{url}}", path: path))
        let item = RequestItem(name: "Own", request: request, examples: examples, location: Samples.location)
        let plan = Samples.plan(Samples.collection(requests: [item]), [.examples])
        #expect(plan.first("[request]")?.exchanges.first?.expectation.statuses == [status])
    }
}
