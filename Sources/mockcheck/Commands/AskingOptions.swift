import ArgumentParser
import MockcheckKit

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

    /// - Parameter mayBeNew: whether a directory that is none yet will be made one.
    func account(mayBeNew: Bool = false) throws -> AdministeredAccount {
        try AdministeredAccount(
            state: Setting.resolve(state, "MOCKCHECK_STATE"), url: url,
            key: Setting.resolve(apiKey, "MOCKCHECK_API_KEY"), mayBeNew: mayBeNew)
    }
}
