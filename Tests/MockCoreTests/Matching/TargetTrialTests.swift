import HTTPMessage
import PostmanModel
import TestSupport
import Testing

@testable import MockCore

struct TargetTrialTests {
    private static let examples =
        MatcherSamples.appendixA + [
            MatcherSamples.example("E9", "GET", "/orders/:id/lines", query: [Row("x", "{{x}}")]),
            MatcherSamples.example("E10", "GET", "/Users/2/"), MatcherSamples.example("E11", "POST", "/usrs"),
        ]

    private static let targets = [
        "/", "", "?", "/users", "/users/", "/users/1", "/USERS/1?x=1", "/users/77", "/search?q=a&page=1", "/search?q=b",
        "/orders/7/lines?x=%20", "/serch?q=b", "/users/2", "/a%2Fb", "/nothing/like/it", "/users?",
    ]

    private static let headers: [HeaderList] = [
        [:], ["x-mock-response-code": "404"], ["x-mock-response-name": "Name E4"], ["x-mock-response-id": "e2"],
        ["x-mock-response-code": "none"], ["x-mock-match-request-headers": "Content-Type"],
        ["Content-Type": "application/json", "x-mock-match-request-body": "true"],
    ]

    /// The example that answers is the one that the whole call with the other target gets.
    @Test(arguments: Profile.allCases, headers)
    func findsWhoAnswersTheChangedCall(profile: Profile, headers: HeaderList) {
        let matcher = MatcherSamples.matcher(Self.examples, MatchSettings(), profile)
        var found: Set<Int?> = []
        for method in ["GET", "get", "POST", "PATCH"] {
            for body in ["", #"{"n": 2}"#] {
                let call = Call(method: method, target: "/any?thing=1", headers: headers, body: Array(body.utf8))
                let trial = TargetTrial(matcher, call)
                for target in Self.targets {
                    var changed = call
                    changed.target = target
                    var expected: Int?
                    if case .matched(let match) = matcher.match(changed) { expected = match.example }
                    #expect(trial.winner(of: target) == expected, "\(method) \(target)")
                    found.insert(expected)
                }
            }
        }
        #expect(found.contains(nil))
    }
}
