import ArgumentParser
import MockCore
import MockStore
import MockcheckKit
import PostmanModel

/// Whom the commands that look at a service ask: a running one, or the state directory of one that does not run.
struct AskingOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The state directory of a server, running or not.", valueName: "dir"))
    var state: String?

    @Option(help: "The control plane of a running server; default: http://127.0.0.1:4011.")
    var url: String?

    @Option(help: "The API key to use; default: MOCKCHECK_API_KEY.")
    var apiKey: String?

    @Option(help: "text or json.")
    var format = TextOrJSON.text

    enum TextOrJSON: String, ExpressibleByArgument, CaseIterable {
        case text, json
    }

    enum Place {
        case server(ControlClient)
        /// Nobody works on it.
        case directory(String)
    }

    /// - Parameter mayBeNew: whether a directory that is none yet will be made one.
    func place(mayBeNew: Bool = false) throws -> Place {
        let key = try Setting.resolve(apiKey, "MOCKCHECK_API_KEY")
        if let state = try Setting.resolve(state, "MOCKCHECK_STATE"), url == nil {
            if mayBeNew, !StateDirectory.exists(at: state) { return .directory(state) }
            let occupant: StateDirectory.Occupant?
            do throws(StateProblem) {
                occupant = try StateDirectory.occupant(of: state)
            } catch {
                throw CommandProblem.usage("\(error)")
            }
            guard let occupant else { return .directory(state) }
            guard let admin = occupant.admin else {
                throw CommandProblem.failure(
                    "the server that works on \(state) has no control plane; start it without --admin-port off")
            }
            return .server(try ControlClient(url: admin, key: key))
        }
        return .server(try ControlClient(url: url ?? "http://127.0.0.1:4011", key: key))
    }
}

/// A table for people: columns as wide as their widest cell.
enum TextTable {
    static func text(_ head: [String], _ rows: [[String]]) -> String {
        let all = [head] + rows
        let widths = head.indices.map { column in all.map { $0[column].count }.max() ?? 0 }
        return all.map { row in
            row.indices.map { column in
                column == row.count - 1
                    ? row[column] : row[column] + String(repeating: " ", count: widths[column] - row[column].count)
            }.joined(separator: "  ")
        }.joined(separator: "\n") + "\n"
    }
}
