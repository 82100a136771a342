import ArgumentParser
import MockcheckKit
import PostmanModel
import Verification

/// `mockcheck baseline`: freezes what fails now, so that CI can gate on what fails anew.
struct BaselineCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "baseline",
        abstract: "Records known failures: verify and lint then fail on new ones only.",
        usage: "mockcheck baseline [<paths> ...] --reason <reason> [<options>]",
        discussion: """
            It runs all cases and all lint rules and writes what failed, a file that cannot be read included, to \
            mockcheck.baseline.yaml, by ids that stay the same when lines move and siblings are renamed. Entries that \
            still fail keep their reason and their day; those that pass are removed.

            EXAMPLES
              mockcheck baseline specs/ --reason 'before the cleanup'
              mockcheck baseline specs/ --reason 'waits' --expires 2027-03-31
            """)

    @OptionGroup var input: InputOptions

    @Option(help: "Why these failures are accepted.")
    var reason: String

    @Option(help: "The date on which the entries expire; default: in 90 days.")
    var expires: String?

    @Flag(help: "Count examples that only a name or an id selects as failures, as verify --strict does.")
    var strict = false

    @Option(name: [.customShort("o"), .long], help: "The file; default: the one that applies to the first path.")
    var output: String?

    func validate() throws {
        if reason.allSatisfy(\.isWhitespace) { throw ValidationError("--reason is empty") }
        if let expires, Timestamp(iso8601: expires) == nil {
            throw ValidationError("--expires must be a date such as 2027-03-31")
        }
    }

    func run() async throws {
        let recording = BaselineRecording(
            paths: input.paths, settings: input.settings, reason: reason,
            expires: expires.flatMap(Timestamp.init(iso8601:)), isStrict: strict)
        let written = try await recording.record(to: output)
        StandardOutput.write(
            "\(written.path): \(TerminalText.counted(written.cases, "case")) and "
                + "\(TerminalText.counted(written.findings, "finding")) known"
                + (written.gone > 0 ? ", \(written.gone) removed\n" : "\n"))
    }
}
