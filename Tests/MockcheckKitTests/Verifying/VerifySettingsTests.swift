import Testing
import Verification

@testable import MockcheckKit

/// Whether cases are left out decides whether an absent one is gone.
struct VerifySettingsTests {
    private typealias Cases = VerifySettings.Cases

    private func cases(_ change: (inout VerifySettings.Cases) -> Void) -> VerifySettings.Cases {
        var cases = VerifySettings.Cases()
        change(&cases)
        return cases
    }

    @Test func allIsSelectedUnlessSomethingIsSaid() {
        #expect(!Cases().selectsSome && !Cases().selectsByPast)
        // A shard is a part of the cases that are there.
        #expect(!cases { $0.shard = "1/2" }.selectsSome)
    }

    @Test func everySelectionLeavesSomeOut() {
        #expect(cases { $0.axes = [.cors] }.selectsSome)
        #expect(cases { $0.only = ["a*"] }.selectsSome)
        #expect(cases { $0.skip = ["a*"] }.selectsSome)
        #expect(cases { $0.grep = "a" }.selectsSome)
        #expect(cases { $0.isLastFailed = true }.selectsSome)
        #expect(cases { $0.changedSince = "main" }.selectsSome)
    }

    @Test func onlyThePastMayLeaveNothing() {
        #expect(cases { $0.isLastFailed = true }.selectsByPast && cases { $0.changedSince = "main" }.selectsByPast)
        #expect(!cases { $0.only = ["a*"] }.selectsByPast)
    }
}
