import ArgumentParser
import MockcheckKit

/// `mockcheck diff`: what a change breaks (product section 10).
struct DiffCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: "Compares two versions of mocks: what changes for a consumer.",
        usage: """
            mockcheck diff [OPTIONS] OLD NEW
            mockcheck diff [OPTIONS] REV [PATH…]
            """,
        discussion: """
            OLD and NEW are paths or REV:PATH. With a git revision alone, it is compared with the working tree. \
            Nothing is served: both versions are asked the same requests, and their responses compared.

            EXAMPLES
              mockcheck diff main                            the working tree with main
              mockcheck diff HEAD~1 specs/ --format markdown
              mockcheck diff old.json new.json --fail-on any
              mockcheck diff v1.0:specs/api.json specs/api.json

            Exit codes: 0 nothing breaks, 1 something does (--fail-on), 2 usage or unreadable input, 4 no collection.
            """)

    @Argument(
        help: ArgumentHelp("OLD and NEW, or a git revision and paths.", valueName: "old-new"), completion: .file())
    var sides: [String] = []

    @OptionGroup(title: "Input") var mocking: MockingOptions

    @Option(help: "An environment for OLD, where it is another than --environment.", completion: .file())
    var oldEnvironment: String?

    @Option(help: "text, json, markdown, junit or github.")
    var format: ComparisonReport.Format = .text

    @Option(name: [.customShort("o"), .long], help: "Write the report to a file.", completion: .file())
    var output: String?

    @Option(help: "What to fail on: breaking, any or never.")
    var failOn: ComparisonReport.Gate = .breaking

    @OptionGroup var color: ColorOption

    func run() throws {
        let comparison = try Comparison(sides, mocking.settings, oldEnvironment: oldEnvironment)
        for diagnostic in comparison.errors { StandardError.write(diagnostic: diagnostic) }
        try ResultFile.deliver(try text(of: comparison.report), to: output)
        let status = comparison.status(failingOn: failOn)
        guard status != .nothingSelected else {
            throw CommandProblem(
                status: status,
                description:
                    "no collection in \(sides.joined(separator: ", ")); name files or directories that hold one")
        }
        if status != .success { throw status }
    }

    private func text(of report: ComparisonReport) throws -> String {
        switch format {
        case .json: return report.json
        case .markdown: return report.markdown
        case .github: return report.gitHub
        case .junit: return try report.junit()
        case .text: return ComparisonText(report, style: try color.style(isFile: output != nil)).text
        }
    }
}

extension ComparisonReport.Format: ExpressibleByArgument {}
extension ComparisonReport.Gate: ExpressibleByArgument {}
