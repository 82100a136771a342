package import HTTPMessage
package import MockCore
package import MockFiles
import MockServer
package import PostmanModel

/// A call with its answer, and what the mock says about how it came to it.
package struct ExplainedCall {
    package let call: Call
    package let mock: LoadedMock
    package let answer: Answer
    let explanation: CallExplanation
    /// By the numbers of the trace.
    private let examples: [(item: RequestItem, example: Example)]

    package init(_ call: Call, to mock: LoadedMock) {
        self.call = call
        self.mock = mock
        var configuration = mock.configuration
        // What a limit would refuse is not what is asked here.
        configuration.rateLimit = nil
        let served = Mock(collection: mock.collection, environment: mock.environment, configuration: configuration)
        var random = SystemRandomNumberGenerator()
        answer = served.answer(call, at: SystemTime().now(), using: &random)
        explanation = served.explanation(of: call)
        examples = mock.collection.requests.flatMap { item in item.examples.map { (item, $0) } }
    }

    package var trace: MatchTrace { explanation.trace }

    package func request(of entry: MatchTrace.Entry) -> String { examples[entry.number].item.name }

    package func location(of entry: MatchTrace.Entry) -> SourceLocation { examples[entry.number].example.location }

    /// The name of the example, behind that of its request where they differ.
    package func label(of entry: MatchTrace.Entry) -> String {
        let request = request(of: entry)
        return request.isEmpty || request == entry.name ? entry.name : "\(request): \(entry.name)"
    }

    /// Why the examples were not even asked; nil where one of them, or their lack, is the answer.
    var interception: String? {
        switch answer.outcome {
        case .matched, .unmatched: nil
        case .preflight: "a preflight is answered by the platform, not by an example"
        case .unauthorized: "the mock is private, and the call has no valid x-api-key"
        case .forbidden: "the mock is private, and the key has no permission to use it"
        case .serverResponse: "the mock's server response answers every request while it is active"
        case .rateLimited, .usageLimited: "a limit is reached"
        case .usageNotKept, .awaited: "the request cannot be counted"
        }
    }
}

extension MatchTrace.Drop {
    /// The key of the reason, for programs and for counting.
    var key: String {
        switch self {
        case .method: "method"
        case .code: "code"
        case .id: "id"
        case .name, .sameName: "name"
        case .url: "url"
        case .headers: "header"
        case .body: "body"
        }
    }

    /// What it says about one example; empty where the key says all.
    func detail(of entry: MatchTrace.Entry) -> String {
        switch self {
        case .method: return entry.method
        case .code: return entry.code.map(String.init) ?? "no code"
        case .sameName: return "another one of that name goes first"
        case .id, .name, .url: return ""
        case .headers(let mismatches):
            return mismatches.map { mismatch in
                "\(mismatch.name): \(Self.side(mismatch.call, of: mismatch.name)) in the request, "
                    + "\(Self.side(mismatch.example, of: mismatch.name)) in the example"
            }.joined(separator: "; ")
        case .body(let mismatch): return mismatch.sentence
        }
    }

    private static func side(_ value: String?, of name: String) -> String {
        value.map { "'\(SensitiveHeader.shown($0, of: name))'" } ?? "absent"
    }
}
