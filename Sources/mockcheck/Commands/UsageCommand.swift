import ArgumentParser
import Foundation
import MockCore
import MockServer
import MockStore
import MockcheckKit
import PostmanModel
import XMLSupport

/// `mockcheck usage`: how much of the account's calls is used (B-7.16).
struct UsageCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "usage",
        abstract: "Prints how many mock calls the account has used in this period.",
        usage: "mockcheck usage [<options>]",
        discussion: """
            EXAMPLES
              mockcheck usage
              mockcheck usage --state state --format json
            """)

    @OptionGroup var asking: AskingOptions

    func run() async throws {
        let usage: (used: Int, overage: Int, limit: Int?, resetsAt: String?)
        switch try asking.place() {
        case .server(let client):
            let root = try await client.send("GET", "/me")
            let operation = root["operations"]?.elements.first { $0["name"]?.string == "mock_usage" }
            guard let operation, let used = operation["usage"]?.integer else {
                throw CommandProblem.failure("the server does not show the usage to guests and partners")
            }
            let own = root["mockcheck"]
            usage = (
                used, operation["overage"]?.integer ?? 0,
                own?["hasLimit"]?.bool == false ? nil : operation["limit"]?.integer, own?["resetsAt"]?.string
            )
        case .directory(let path):
            do throws(StateProblem) {
                let recorded = try UsageJournal.recordedUsage(in: path)
                let isRunning = recorded.map { $0.periodEnd > SystemTime().now() } ?? false
                usage = (isRunning ? recorded?.calls ?? 0 : 0, 0, nil, recorded?.periodEnd.iso8601)
            } catch {
                throw CommandProblem.usage("\(error)")
            }
        }
        if asking.format == .json {
            let body: JSONBody = [
                "used": .integer(usage.used), "overage": .integer(usage.overage),
                "limit": usage.limit.map(JSONBody.integer) ?? .null, "resetsAt": .optional(usage.resetsAt),
            ]
            return StandardOutput.write(body.text + "\n")
        }
        let calls =
            usage.limit.map { "\(usage.used) of \($0) calls" } ?? (usage.used == 1 ? "1 call" : "\(usage.used) calls")
        let overage = usage.overage > 0 ? ", \(usage.overage) beyond the limit" : ""
        let reset = usage.resetsAt.map { "; resets on \($0)" } ?? ""
        StandardOutput.write("\(calls) used\(overage)\(reset)\n")
    }
}
