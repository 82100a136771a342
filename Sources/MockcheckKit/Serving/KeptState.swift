package import Logging
package import MockCore
package import MockServer
package import MockStore
import PostmanModel

/// What `serve` keeps: in a directory with `--state`, in a store with `--shared`, else in memory for as long as
/// it runs.
package struct KeptState: Sendable {
    package let library: Library
    package let calls: CallLog
    /// Nil without a directory.
    package let journal: UsageJournal?
    /// Nil for a server that is alone.
    package let shared: SharedStore?
    /// The machine's clock, or that of the store.
    package let time: any TimeSource
    private let directory: StateDirectory?
    private let logger: Logger

    /// - Throws: `CommandProblem` where the directory cannot be used, or what is in it is damaged.
    package init(path: String?, shared address: StoreAddress? = nil, logger: Logger) throws {
        self.logger = logger
        let report = { @Sendable (text: String) in logger.error("\(text)") }
        shared = address.map { address in
            SharedStore(address, now: SystemTime().now()) { text, isBad in
                logger.log(level: isBad ? .error : .notice, "\(text)")
            }
        }
        time = shared?.clock ?? SystemTime()
        do throws(StateProblem) {
            directory = try path.map { path throws(StateProblem) in try StateDirectory(path: path) }
            library = if let shared { Library(shared: shared.library) } else { try Library(in: directory) }
            calls = try CallLog(directory: directory, shared: shared?.calls, report: report)
            journal = try directory.map { directory throws(StateProblem) in
                try UsageJournal(in: directory, report: report)
            }
        } catch {
            throw CommandProblem.usage("--state: \(error)")
        }
    }

    var isKept: Bool { directory != nil }

    package var ledger: (any UsageLedger)? { shared?.ledger ?? journal }

    /// Says where the control plane is, for the commands that ask it.
    package func note(admin: String?) {
        do throws(StateProblem) {
            try directory?.note(admin: admin)
        } catch {
            logger.error("\(error)")
        }
    }

    /// The last words, when no call can come any more: the calls that are still to be written, and the usage.
    func finish(_ account: Account, _ mocks: [ServedMock], at now: Timestamp) async {
        await calls.flush()
        for mock in mocks { await mock.mock.settleWindow() }
        do throws(UsageNotKept) {
            try await account.settle(at: now)
        } catch {
            logger.error("the usage is not recorded exactly: \(error.reason)")
        }
        await shared?.stop()
    }
}
