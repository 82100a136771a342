import ArgumentParser
import HTTPWire
import MockServer
import MockStore
import MockcheckKit
import PostmanModel

/// `mockcheck serve`: the mocks for front-end developers, tests and browsers (product section 4).
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Serves the mocks of collections until stopped.",
        discussion: """
            One mock answers at the root. Of several, the first label of the host (orders.localhost:4010) or the first \
            path segment (/orders/...) says which.

            EXAMPLES
              mockcheck serve specs/bookshop.postman_collection.json
              mockcheck serve api.json --private --api-key "$KEY" --quota 1000
              mockcheck serve specs/ --port 0 --ready-file ready.json --explain
            """)

    @OptionGroup var input: InputOptions

    @OptionGroup(title: "Listening") var addresses: AddressOptions

    @OptionGroup(title: "Listening") var listener: ListenerOptions

    @OptionGroup(title: "Access and limits") var access: AccessOptions

    @OptionGroup(title: "Responses") var answers: AnswerOptions

    @OptionGroup(title: "State, log and report") var keeping: KeepingOptions

    func validate() throws {
        let variable = ProcessEnvironment.value(of: "MOCKCHECK_API_KEY")
        if access.private && access.apiKey.isEmpty && variable == nil {
            throw ValidationError("--private needs at least one --api-key, or MOCKCHECK_API_KEY")
        }
        if (access.apiKey + [variable].compactMap { $0 }).contains(where: { $0.allSatisfy(\.isWhitespace) }) {
            // Most often a variable of the shell that is not set; an empty key would open nothing.
            throw ValidationError("a key is empty; set the variable behind --api-key or MOCKCHECK_API_KEY")
        }
        for (name, value) in [
            ("--quota", access.quota), ("--rate-limit", access.rateLimit), ("--delay", answers.delay),
        ] {
            if let value, value < 0 { throw ValidationError("\(name) cannot be negative") }
        }
        if let port = addresses.port, !(0...65_535).contains(port) {
            throw ValidationError("--port must be a number from 0 to 65535")
        }
    }

    func run() async throws {
        try await ServeJob(
            paths: input.paths, input: input.settings, overrides: try overrides(), settings: try serveSettings(),
            reportDirectory: keeping.reportDir
        ).run()
    }

    private func serveSettings() throws -> ServeSettings {
        var settings = ServeSettings()
        if let host = try Setting.resolve(addresses.host, "MOCKCHECK_HOST") { settings.host = host }
        if let port = try Setting.resolve(addresses.port, "MOCKCHECK_PORT") { settings.port = port }
        if let host = try Setting.resolve(addresses.adminHost, "MOCKCHECK_ADMIN_HOST") { settings.adminHost = host }
        if let port = try Setting.resolve(addresses.adminPort, "MOCKCHECK_ADMIN_PORT") { settings.adminPort = port }
        settings.adminNames = addresses.adminName
        settings.limits = listener.limits
        // Some are for the control plane and the files.
        settings.limits.connections = min(
            settings.limits.connections, try OpenFileLimit.forConnections() * 3 / 4)
        settings.tls = listener.tls
        settings.readyFile = addresses.readyFile
        settings.statePath = try Setting.resolve(keeping.state, "MOCKCHECK_STATE")
        settings.shared = try sharedStore()
        if settings.shared != nil, settings.statePath != nil {
            throw CommandProblem.usage(
                "--shared and --state cannot be combined: the shared store keeps all that --state would")
        }
        settings.seed = answers.seed
        settings.explains = answers.explain
        // A report is of one state of the files.
        settings.isWatching = answers.watch && keeping.reportDir == nil
        if let level = try Setting.resolve(keeping.logLevel, "MOCKCHECK_LOG_LEVEL") { settings.logLevel = level.level }
        if let format = try Setting.resolve(keeping.logFormat, "MOCKCHECK_LOG_FORMAT") { settings.logFormat = format }
        return settings
    }

    /// Its text may hold a password, so no message repeats it.
    private func sharedStore() throws -> StoreAddress? {
        guard let text: String = try Setting.resolve(keeping.shared, "MOCKCHECK_SHARED"), !text.isEmpty else {
            return nil
        }
        guard var address = StoreAddress(text) else {
            throw CommandProblem.usage(
                "--shared must look like redis://[USER:PASSWORD@]HOST[:PORT][/DB], or rediss:// for TLS")
        }
        if let file = ProcessEnvironment.value(of: "SSL_CERT_FILE"), !file.isEmpty { address.roots = file }
        if address.isSecure, !TLSSupport.isBuilt { throw CommandProblem.usage("--shared: \(TLSSupport.remedy)") }
        return address
    }

    /// The keys of the flags, or of the variable.
    private var flagKeys: [KeyDigest] {
        let keys =
            access.apiKey.isEmpty
            ? [ProcessEnvironment.value(of: "MOCKCHECK_API_KEY")].compactMap { $0 } : access.apiKey
        return keys.map { KeyDigest(ofKey: $0) }
    }

    private func overrides() throws -> AccountOverrides {
        var overrides = AccountOverrides()
        overrides.keys = flagKeys
        overrides.makesPrivate = access.private
        overrides.quota = try Setting.resolve(access.quota, "MOCKCHECK_QUOTA")
        overrides.rateLimit = try Setting.resolve(access.rateLimit, "MOCKCHECK_RATE_LIMIT")
        overrides.delayMilliseconds = try Setting.resolve(answers.delay, "MOCKCHECK_DELAY")
        return overrides
    }
}

extension AdminPort: ExpressibleByArgument {}
extension LogFormat: ExpressibleByArgument {}
extension LogThreshold: ExpressibleByArgument {}
