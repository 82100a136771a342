import ArgumentParser
import MockcheckKit

/// Servers that somebody else runs, which a command is to judge (product section 8).
struct TargetOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Judge a server that somebody else runs: URL where there is one mock, NAME=URL for each of several.",
            valueName: "[name=]url"))
    var target: [String] = []

    @Option(help: ArgumentHelp("mock (default), or api for the back end itself.", valueName: "kind"))
    var targetAs: String?

    @Option(
        help: ArgumentHelp(
            "How a mock is judged: postman (default), or plain for what any client relies on.", valueName: "rules"))
    var targetRules: String?

    @Option(help: ArgumentHelp("Environment variable with the key of a private mock.", valueName: "name"))
    var targetKeyEnv: String?

    @Option(help: ArgumentHelp("Trust the authorities in this PEM file instead of the system's.", valueName: "file"))
    var cacert: String?

    @Option(help: ArgumentHelp("Client certificate in PEM format.", valueName: "file"))
    var clientCert: String?

    @Option(help: ArgumentHelp("Private key of the client certificate.", valueName: "file"))
    var clientKey: String?

    @Flag(help: "Accept any certificate; every report warns of it.")
    var insecure = false

    @Flag(help: "Send POST, PUT, PATCH and DELETE to a back end, too.")
    var unsafeMethods = false

    @Option(help: ArgumentHelp("Most requests to hosts other than loopback (default 500).", valueName: "n"))
    var maxCalls: Int?

    @Option(help: ArgumentHelp("Requests per minute to hosts other than loopback (default 100).", valueName: "n"))
    var pace: Int?

    @Option(help: ArgumentHelp("Fail on drift, too: differences that hurt no consumer.", valueName: "drift"))
    var failOn: String?

    @Flag(help: "Compare the formats of strings (dates, UUIDs, e-mail addresses) with a back end's.")
    var formats = false

    @Option(help: ArgumentHelp("Set a variable for requests to a target; may be repeated.", valueName: "name=value"))
    var variable: [String] = []

    @Option(help: ArgumentHelp("Variables for requests to a target, NAME=VALUE lines; never shown.", valueName: "file"))
    var envFile: String?

    @Option(
        help: ArgumentHelp(
            "Write what a back end says into the examples it has drifted from: stable (also without a value), or all "
                + "to write ids and dates, too.", valueName: "extent"))
    var updateExamples: ExampleUpdate.Extent?

    @Flag(help: "Print what --update-examples would change, as a diff, and change nothing.")
    var dryRun = false

    /// - Throws: `CommandProblem` for a value that is not valid.
    func targeting() throws -> Targeting {
        let urls = try target.isEmpty ? Setting.resolve(nil as String?, "MOCKCHECK_TARGET").map { [$0] } ?? [] : target
        var wish = Targeting.Wish(urls: urls)
        wish.kind = try Setting.resolve(targetAs, "MOCKCHECK_TARGET_AS")
        wish.rules = try Setting.resolve(targetRules, "MOCKCHECK_TARGET_RULES")
        wish.keyVariable = targetKeyEnv
        wish.authorities = try Setting.resolve(cacert, "MOCKCHECK_CACERT")
        wish.certificate = clientCert
        wish.key = clientKey
        wish.isInsecure = insecure
        wish.allowsUnsafeMethods = unsafeMethods
        wish.maxCalls = try Setting.resolve(maxCalls, "MOCKCHECK_MAX_CALLS")
        wish.pace = try Setting.resolve(pace, "MOCKCHECK_PACE")
        wish.failsOn = try Setting.resolve(failOn, "MOCKCHECK_FAIL_ON")
        wish.comparesFormats = formats
        wish.variables = variable
        wish.variableFile = envFile
        return try Targeting(wish)
    }
}
