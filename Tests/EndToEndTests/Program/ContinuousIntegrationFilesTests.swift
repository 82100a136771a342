import Foundation
import TestSupport
import Testing
import Yams

/// What we tell people to paste into their CI can be read, and every command in it is one that the program takes.
struct ContinuousIntegrationFilesTests {
    private static let files = [
        "specs/ci/README.md", "specs/ci/github/action.yml", "specs/ci/gitlab/mockcheck.yml", ".pre-commit-hooks.yaml",
    ]

    private static func text(_ file: String) throws -> String {
        try String(contentsOf: ProgramRun.root.appending(path: file), encoding: .utf8)
    }

    /// The whole of a YAML file, or what a Markdown file fences as YAML.
    private static func documents(_ file: String) throws -> [String] {
        let text = try text(file)
        guard file.hasSuffix(".md") else { return [text] }
        return text.components(separatedBy: "```").enumerated()
            .filter { $0.offset % 2 == 1 && $0.element.hasPrefix("yaml\n") }.map { String($0.element.dropFirst(5)) }
    }

    @Test(arguments: files)
    func isYAML(file: String) throws {
        let documents = try Self.documents(file)
        #expect(!documents.isEmpty)
        for document in documents { #expect(try Yams.load(yaml: document) != nil) }
    }

    /// Every call of the program in the files, with values in place of the CI's variables.
    private static let commands: [[String]] = files.flatMap { file in
        let text = (try? text(file)) ?? ""
        return text.matches(of: /\bmockcheck (verify|lint|specs\/)[^\n'\]|#`]*/).map { match in
            String(match.output.0).replacing(/"?\$\{?[A-Z_]+(:-1)?\}?"?/) { variable in
                switch true {
                case variable.output.0.contains("PATHS"): "specs/"
                case variable.output.0.contains("ARGUMENTS"): ""
                default: "1"
                }
            }.split(separator: " ").dropFirst().map(String.init)
        }
    }

    @Test func commandsAreTaken() async throws {
        #expect(Self.commands.count >= 9)
        for command in Self.commands where command.contains(where: { $0.hasPrefix("-") }) || command == ["specs/"] {
            let isLint = command.first == "lint"
            let needsPath = !command.contains("specs/")
            let variables = ["CIRCLE_NODE_INDEX": "0", "CIRCLE_NODE_TOTAL": "4"]
            let folder = try TestFolder()
            let run = try await ProgramRun(
                command.map { $0.hasSuffix(".json") || $0.hasSuffix(".sarif") ? folder.path($0) : $0 }
                    + (needsPath ? ["specs/"] : []) + (isLint ? [] : ["--list"]),
                environment: variables)
            #expect([0, 4].contains(run.status), "\(command): \(run.errors)")
        }
    }
}
