import MockCore
import MockServer
import MockStore
package import PostmanModel

/// How much of an account's calls is used in this period (B-7.16).
package struct UsageFigures: Sendable, Hashable {
    package var used: Int
    package var overage = 0
    /// Nil where there is none, or where only a running server would know it.
    package var limit: Int?
    /// The end of the period, as ISO 8601.
    package var resetsAt: String?

    package init(used: Int, overage: Int = 0, limit: Int? = nil, resetsAt: String? = nil) {
        self.used = used
        self.overage = overage
        self.limit = limit
        self.resetsAt = resetsAt
    }

    package var json: JSONBody {
        [
            "used": .integer(used), "overage": .integer(overage), "limit": limit.map(JSONBody.integer) ?? .null,
            "resetsAt": .optional(resetsAt),
        ]
    }

    package var sentence: String {
        let calls = limit.map { "\(used) of \($0) calls" } ?? (used == 1 ? "1 call" : "\(used) calls")
        return "\(calls) used" + (overage > 0 ? ", \(overage) beyond the limit" : "")
            + (resetsAt.map { "; resets on \($0)" } ?? "")
    }
}

extension AdministeredAccount {
    package func usage() async throws -> UsageFigures {
        switch self {
        case .server(let client):
            let root = try await client.send("GET", "/me")
            let operation = root["operations"]?.elements.first { $0["name"]?.string == "mock_usage" }
            guard let operation, let used = operation["usage"]?.integer else {
                throw CommandProblem.failure("the server does not show the usage to guests and partners")
            }
            let own = root["mockcheck"]
            return UsageFigures(
                used: used, overage: operation["overage"]?.integer ?? 0,
                limit: own?["hasLimit"]?.bool == false ? nil : operation["limit"]?.integer,
                resetsAt: own?["resetsAt"]?.string)
        case .directory(let library):
            do throws(StateProblem) {
                let recorded = try UsageJournal.recordedUsage(in: library.path)
                let isRunning = recorded.map { $0.periodEnd > SystemTime().now() } ?? false
                return UsageFigures(
                    used: isRunning ? recorded?.calls ?? 0 : 0, resetsAt: recorded?.periodEnd.iso8601)
            } catch {
                throw CommandProblem.usage("\(error)")
            }
        }
    }
}
