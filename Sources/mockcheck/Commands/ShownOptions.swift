import ArgumentParser
import MockcheckKit
import Verification

/// What a run tells besides its reports.
struct ShownOptions: ParsableArguments {
    @Flag(help: "Do not annotate the lines of the collections in GitHub Actions.")
    var noCiAnnotations = false

    @OptionGroup(title: "Reports") var color: ColorOption

    @Flag(name: .shortAndLong, help: "Print failures and the verdict only.")
    var quiet = false

    @Flag(name: .shortAndLong, help: "Print every case.")
    var verbose = false

    func validate() throws {
        if quiet && verbose { throw ValidationError("--quiet and --verbose cannot be combined") }
    }

    var isGitHub: Bool { ProcessEnvironment.value(of: "GITHUB_ACTIONS") == "true" && !noCiAnnotations }

    func terminal(takesOutput: Bool = true, hints: [String] = []) throws -> TerminalOptions {
        TerminalOptions(
            color: try color.choice(),
            detail: quiet ? .quiet : verbose ? .verbose : .normal, takesOutput: takesOutput, hints: hints)
    }
}
