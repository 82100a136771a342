import Testing

@testable import Verification

struct CheckFailureTests {
    @Test func isOneLineThatNamesTheCheck() {
        let failure = CheckFailure(.status, promise: "p", text: "expected 200 OK, got 404 Not Found")
        #expect(failure.description == "[status] expected 200 OK, got 404 Not Found")
    }

    /// GitLab type-casts bare words such as `integer` (CI-1.3).
    @Test(arguments: CheckFailure.Kind.allCases)
    func typeIsDotted(kind: CheckFailure.Kind) {
        #expect(kind.type.hasPrefix("mockcheck."))
    }

    @Test func typesAreDistinct() {
        #expect(Set(CheckFailure.Kind.allCases.map(\.type)).count == CheckFailure.Kind.allCases.count)
    }
}
