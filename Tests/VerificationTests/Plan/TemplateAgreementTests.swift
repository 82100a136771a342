import HTTPMessage
import MockCore
import PostmanModel
import Testing

@testable import Verification

/// Mock and oracle fill templates by two programs that share nothing; a plan's expectations must hold all the same.
struct TemplateAgreementTests {
    private static let allVariables = DynamicVariable.all.map { #""\#($0.name.dropFirst())":"{{\#($0.name)}}""# }

    private static let helpers = """
        {{$body}}|{{$body 'a.b.0' 'd'}}|{{$body 'a'}}|{{$body 'a\\.b'}}|{{$body 'n'}}|{{$queryParams 'q'}}|\
        {{$queryParams 'none' 'a default'}}|{{$pathSegments '0'}}|{{$pathSegments '1'}}|{{$pathSegments '9' 'd'}}|\
        {{$headers 'x-in'}}|{{$headers 'host'}}|{{$headers 'content-length'}}|{{$headers 'x-api-key'}}|{{$body a}}|\
        {{who}}|{{id}}|{{$guid}}|{{$nothing}}|{{via}}|{{key}}
        """

    private static let examples: [Example] = [
        Samples.example("all", "/all", responseBody: "{\(allVariables.joined(separator: ","))}"),
        Samples.example(
            "get", "/x/{{id}}", query: [Row("q", "a b&c")], headers: [Row("X-In", "7")], responseBody: helpers),
        Samples.example(
            "json", "POST /json/:key", headers: [Row("Content-Type", "application/json")],
            body: .raw(#"{ "a": {"b": ["x\"y", 1.50]}, "a.b": "dot", "n": 1e2 }"#, language: "json"),
            responseHeaders: [Row("X-Echo", "{{$body 'n'}} {{key}}"), Row("X-Any", "{{$randomCity}}")],
            responseBody: helpers),
        Samples.example(
            "form", "POST /form", body: .urlencoded([Row("a", "1 2"), Row("n", "ö&"), Row("a.b", "dot")]),
            responseBody: helpers),
        Samples.example(
            "multipart", "POST /multipart",
            body: .formData([FormField("a", .text("text")), FormField("n", .text("2"))]),
            responseBody: helpers),
        Samples.example("plain", "POST /plain", body: .raw("no { json", language: "text"), responseBody: helpers),
    ]

    private static let collection = Samples.collection(
        examples,
        variables: [
            Variable("who", "Ada"), Variable("key", "own"), Variable("via", "{{who}} {{$randomInt}} {{$body}}"),
        ])

    private struct Asked {
        var name: String
        var call: Call
        var expectation: Verification.Expectation
    }

    private func asked() -> [Asked] {
        var options = PlanOptions(mockName: "Sample")
        options.axes = [.examples]
        return Planner(collection: Self.collection, options: options).plan().cases.compactMap { planned in
            guard case .run(let scenario) = planned.work, case .exchange(let exchange, _) = scenario.steps.first,
                case .call(let call) = exchange.request
            else { return nil }
            // The client adds these.
            var sent = call.with("Host", "127.0.0.1:4010")
            if !call.body.isEmpty || call.method == "POST" {
                sent.headers.set("Content-Length", String(call.body.count))
            }
            return Asked(name: planned.name, call: sent, expectation: exchange.expectation)
        }
    }

    @Test func theMockKeepsWhatTheOraclePromises() {
        let mock = Mock(collection: Self.collection, configuration: MockConfiguration(name: "Sample"))
        let asked = asked()
        #expect(asked.count >= Self.examples.count * 2)
        for seed in 0..<20 as Range<UInt64> {
            var random = SplitMix64(seed: seed)
            for one in asked {
                let answer = mock.answer(one.call, at: Scenario.clockStart, using: &random)
                let failures = Judge.failures(of: answer.reply.dated, against: one.expectation)
                #expect(failures.isEmpty, "\(one.name): \(failures.map(\.text))")
            }
        }
    }

    /// The comparison must see a mock that leaves its holes open, or fills them with what the call did not bring.
    @Test func anotherFillingIsSeen() {
        for one in asked() {
            let rival = Self.examples.first { one.name.contains($0.name) }
            let unfilled = Reply(status: 200, headers: HeaderList(one.expectation.headers), body: rival?.body ?? [])
            #expect(!Judge.failures(of: unfilled, against: one.expectation).isEmpty)
        }
    }
}
