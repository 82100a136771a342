import HTTPMessage
import PostmanModel
import Testing

@testable import MockCore

struct CallExplanationTests {
    private static let mock = Mock(
        collection: MatcherSamples.collection(
            MatcherSamples.appendixA + [
                MatcherSamples.example("E9", "GET", "/größe", name: "a \"quoted\"\nname"),
                MatcherSamples.example(
                    "E10", "PUT", "/users/1", headers: [Row("X-Kind", "a"), Row("Authorization", "s")]),
            ]), configuration: MockConfiguration(name: "A"))

    private func sentences(_ method: String, _ target: String, _ headers: HeaderList) -> [String] {
        let call = Call(method: method, target: target, headers: headers)
        return Self.mock.explanation(of: call, alternatives: 20).alternatives.map(\.sentence)
    }

    private static let shortfalls: [(method: String, target: String, headers: HeaderList, sentence: String)] = [
        ("GET", "/use", [:], "GET /users ('Name E1'): the path differs in 2 characters; request /users"),
        ("DELETE", "/users", [:], "GET /users ('Name E1'): the path fits, the method does not; use GET"),
        (
            "DELETE", "/user", [:],
            "GET /users ('Name E1'): another method, and the path differs in 1 character; use GET"
        ),
        (
            "GET", "/users/1", [:],
            "GET /users/1 ('Name E4'): the same score, but later in the tie-break; send x-mock-response-code: 404"
        ),
        (
            "GET", "/users/1", [:],
            "GET /users/{{id}} ('Name E3'): 20 points fewer; send x-mock-response-name: Name E3"
        ),
        (
            "GET", "/users", ["x-mock-response-code": "404"],
            "GET /users ('Name E1'): x-mock-response-code selects another code; leave x-mock-response-code out"
        ),
        (
            "PUT", "/users/1", ["x-mock-match-request-headers": "X-Kind, Authorization"],
            "PUT /users/1 ('Name E10'): the header X-Kind, Authorization must be the same and is not; "
                + "send x-mock-response-name: Name E10"
        ),
    ]

    /// Each way in which an example falls short, in its words.
    @Test(arguments: shortfalls.indices)
    func saysWhatKeepsAnExampleOut(number: Int) {
        let (method, target, headers, expected) = Self.shortfalls[number]
        let sentences = sentences(method, target, headers)
        #expect(sentences.contains(expected), "\(sentences)")
    }

    /// What is appended is what is said.
    @Test func appendsItsSentences() throws {
        let alternatives = Self.mock.nearMisses(of: Call(method: "GET", target: "/gr%C3%B6sse"))
        for alternative in alternatives {
            var bytes: [UInt8] = []
            alternative.append(to: &bytes)
            #expect(String(decoding: bytes, as: UTF8.self) == alternative.sentence)
            let start = "\(alternative.entry.method) \(alternative.entry.path) ('\(alternative.entry.name)'): "
            #expect(alternative.sentence.hasPrefix(start + alternative.reason))
        }
        #expect(
            alternatives.first?.sentence
                == "GET /größe ('a \"quoted\"\nname'): the path differs in 2 characters; request /gr%C3%B6%C3%9Fe")
    }
}
