import ArgumentParser
import MockFiles
import MockcheckKit
import PostmanModel

/// `mockcheck explain`: why a call gets the answer it gets (product section 5).
struct ExplainCommand: ParsableCommand {
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, json
    }

    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Explains why a request gets its response, and which other examples come close.",
        discussion: """
            Nothing is sent and nothing counts. TARGET is a path with its query, or a whole URL.

            EXAMPLES
              mockcheck explain api.json GET /users/1
              mockcheck explain api.json GET '/search?q=a' -H 'x-mock-response-code: 404'
              mockcheck explain api.json POST /users -d '{"n":1}'
              mockcheck explain specs/ --mock Orders GET /orders --format json
            """)

    @Argument(help: "A collection, or a directory that holds some.")
    var path: String

    @Argument(help: "The method of the request.")
    var method: String

    @Argument(help: "Path and query of the request, for example /users/1?x=1.")
    var target: String

    @Option(
        name: [.customShort("H"), .long],
        help: ArgumentHelp("A header of the request; may be repeated.", valueName: "name: value"))
    var header: [String] = []

    @Option(
        name: [.customShort("d"), .long], parsing: .unconditional,
        help: ArgumentHelp("The body of the request; @FILE reads it from a file.", valueName: "body"))
    var data: String?

    @OptionGroup(title: "Input") var mocking: MockingOptions

    @Option(help: "The name of the mock, if the path holds several.")
    var mock: String?

    @Option(help: "text or json.")
    var format: Format = .text

    @Flag(help: "List every example, not only the first ones.")
    var all = false

    @OptionGroup var color: ColorOption

    func run() throws {
        let call = try CallArguments(method: method, target: target, headers: header, data: data).call()
        let workload = try Workload.load([path], mocking.settings)
        for diagnostic in workload.diagnostics where diagnostic.severity == .error {
            StandardError.write("\(diagnostic)\n")
        }
        let explained = ExplainedCall(call, to: try workload.mock(named: mock, of: path))
        switch format {
        case .json: StandardOutput.write(ExplanationJSON(explained).text)
        case .text:
            let text = ExplanationText(explained, style: try color.style(), listsAll: all)
            StandardOutput.write(text.lines.joined(separator: "\n") + "\n")
        }
    }
}
