import HTTPMessage
import Testing

@testable import MockcheckKit

struct CallArgumentsTests {
    @Test(arguments: [
        ("http://localhost:4010/users/1?x=1#top", "/users/1?x=1"), ("users/1", "/users/1"),
        ("https://api.example", "/"),
        ("https://api.example?x=1", "/?x=1"), ("/a?next=http://b/c", "/a?next=http://b/c"), ("", "/"),
    ])
    func takesPathsAndWholeURLs(target: String, expected: String) throws {
        let arguments = CallArguments(method: "GET", target: target, headers: ["X-A:  1 "], data: "body")
        let call = try arguments.call()
        #expect(call.target == expected)
        #expect(call.headers["x-a"] == "1")
        #expect(call.body == Array("body".utf8))
    }

    @Test(arguments: [("GE T", "X-A: 1"), ("GET", "no header"), ("GET", ": 1"), ("", "X-A: 1")])
    func refusesWhatIsNoCall(method: String, header: String) {
        #expect(throws: CommandProblem.self) {
            try CallArguments(method: method, target: "/", headers: [header], data: nil).call()
        }
    }
}
