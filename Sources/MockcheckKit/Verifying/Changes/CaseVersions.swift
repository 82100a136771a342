package import Verification

/// The cases of an earlier plan by what they ask and expect, to tell which of another plan are new or changed.
///
/// An expectation is the answer of the example that wins, so a case also changes where a rival takes the call from it.
package struct CaseVersions {
    private var works: [String: Case.Work] = [:]

    /// Of no case at all.
    package init() {}

    /// - Parameter lastRun: where given, without the cases that did not pass in it.
    package init(_ plan: RunPlan, settledIn lastRun: LastRun? = nil) {
        for suite in plan.mocks.flatMap(\.suites) {
            for planned in suite.cases where lastRun?.hasSettled(planned.id) ?? true {
                works[planned.id] = Self.withoutPlaces(planned.work)
            }
        }
    }

    func includes(_ planned: Case) -> Bool { works[planned.id] == Self.withoutPlaces(planned.work) }

    /// Sentences name files and lines, which differ between versions of one collection that ask and expect the same.
    private static func withoutPlaces(_ work: Case.Work) -> Case.Work {
        switch work {
        case .skip: return .skip(reason: "")
        case .fail(var failure):
            failure.message = ""
            failure.details = []
            return .fail(failure)
        case .run, .pass, .error, .judged: return work
        }
    }
}
