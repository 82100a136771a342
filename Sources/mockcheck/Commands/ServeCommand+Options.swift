import ArgumentParser
import MockServer
import MockcheckKit

/// The options of `serve`, in the groups of its help.
extension ServeCommand {
    /// Where it listens.
    struct AddressOptions: ParsableArguments {
        @Option(help: "The address to listen on.")
        var host: String?

        @Option(help: "The port to listen on; 0 takes any free one.")
        var port: Int?

        @Option(help: "The address of the control plane: health, metrics, Postman API and web page.")
        var adminHost: String?

        @Option(help: "The port of the control plane; 0 takes any free one, off starts none (default: 4011).")
        var adminPort: AdminPort?

        @Option(help: "Extra host name the control plane accepts, besides localhost; may be repeated.")
        var adminName: [String] = []

        @Option(help: "Write the URLs to this file as JSON when listening.")
        var readyFile: String?
    }

    /// Who may call, and how often.
    struct AccessOptions: ParsableArguments {
        @Flag(help: "Require a key, also where the manifest does not; needs --api-key.")
        var `private` = false

        @Option(help: "A key that opens private mocks; may be repeated.")
        var apiKey: [String] = []

        @Option(help: "Mock calls per period, for all mocks together.")
        var quota: Int?

        @Option(help: "Requests per minute and mock.")
        var rateLimit: Int?
    }

    /// What is answered.
    struct AnswerOptions: ParsableArguments {
        @Option(help: "Delay matched responses by N ms.")
        var delay: Int?

        @Option(help: "Make random values repeatable.")
        var seed: UInt64?

        @Flag(help: "Add headers with the example and its score to responses, and near misses to 404s.")
        var explain = false

        @Flag(inversion: .prefixedNo, help: "Reload changed collections, environments and manifest.")
        var watch = true
    }

    /// What is kept, and told.
    struct KeepingOptions: ParsableArguments {
        @Option(
            help: ArgumentHelp(
                "Keep created mocks, keys, usage and the call log in this directory; without it they are lost when the server stops.",
                valueName: "dir"))
        var state: String?

        @Option(
            help: ArgumentHelp(
                "Be one account with all replicas on this Redis or Valkey server (redis://[USER:PASSWORD@]HOST[:PORT][/DB], rediss:// for TLS).",
                valueName: "url"))
        var shared: String?

        @Option(
            help: ArgumentHelp(
                "When stopped, write the report of what clients asked to this directory; implies --no-watch.",
                valueName: "dir"), completion: .directory)
        var reportDir: String?

        @Option(help: "How the log on standard error is written: text or json (default: text).")
        var logFormat: LogFormat?

        @Option(
            help: """
                What is logged: trace, debug (each request), info (requests that no example matches), notice (reloads), warning, \
                error (default: info).
                """)
        var logLevel: LogThreshold?
    }
}
