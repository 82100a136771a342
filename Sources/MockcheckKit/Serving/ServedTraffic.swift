import MockFiles
import MockServer
import Verification

/// What was asked of the mocks while `serve` ran, reported when it ends.
package struct ServedTraffic: Sendable {
    let recorder: TrafficRecorder
    private let workload: Workload
    private let mocks: [ServedMock]
    private let reports: ReportOptions

    /// - Parameter served: the mocks of the workload, in its order.
    package init(of workload: Workload, served: ServedMocks, reports: ReportOptions) {
        self.workload = workload
        self.reports = reports
        // Those that were made by hand come behind them.
        mocks = Array(served.registry.directory.mocks.prefix(workload.mocks.count))
        recorder = TrafficRecorder(mocks.map(\.id), workload.mocks.map { Traffic(of: $0, allowed: []) })
    }

    /// - Throws: `CommandProblem` where a report cannot be written.
    func report() async throws {
        let judged = zip(zip(workload.mocks, mocks), recorder.traffic).map {
            JudgedMock(loaded: $0.0, mock: $0.1.mock, traffic: $1)
        }
        let run = try ClientRun(workload: workload, minimum: MinimumUse(nil))
        _ = try await run.report(
            judged, unaddressed: recorder.unaddressed, reports,
            TerminalOptions(color: .auto, detail: .quiet, takesOutput: false))
    }
}
