import Foundation
import Testing

/// A Markdown file of the repository, in the parts that the tests look at.
struct DocumentPage: Sendable, CustomTestStringConvertible {
    static let catalogue = "Sources/mockcheck/Documentation.docc"

    /// From the root of the repository.
    let path: String
    let lines: [Substring]

    init(_ path: String) throws {
        self.path = path
        let text = try String(contentsOf: ProgramRun.root.appending(path: path), encoding: .utf8)
        lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    }

    var testDescription: String { path }

    /// The pages of the documentation, and what stands at the root.
    static let all: [DocumentPage] = {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: catalogueFolder.path)) ?? []
        let pages = names.filter { $0.hasSuffix(".md") }.sorted().map { catalogue + "/" + $0 }
        let others = ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md", "specs/README.md"]
        return (others + pages).compactMap { try? DocumentPage($0) }
    }()

    static var catalogueFolder: URL { ProgramRun.root.appending(path: catalogue) }

    /// A fenced block, and why it is not run, where the comment before it says so.
    struct Block {
        var language: Substring
        /// Of its first line, from 1.
        var line: Int
        var text: [Substring]
        var reasonNotToRun: String?
    }

    var blocks: [Block] {
        var blocks: [Block] = []
        var open: Block?
        var reason: String?
        for (index, line) in lines.enumerated() {
            if var block = open {
                if line.hasPrefix("```") {
                    blocks.append(block)
                    open = nil
                } else {
                    block.text.append(line)
                    open = block
                }
            } else if line.hasPrefix("```") {
                open = Block(language: line.dropFirst(3), line: index + 2, text: [], reasonNotToRun: reason)
                reason = nil
            } else if let match = line.wholeMatch(of: /<!-- not run: (.+) -->/) {
                reason = String(match.output.1)
            }
        }
        return blocks
    }

    /// The lines that no fence holds, numbered from 1.
    var prose: [(number: Int, text: Substring)] {
        var isFenced = false
        return lines.enumerated().compactMap { index, line in
            if line.hasPrefix("```") { isFenced.toggle() }
            return isFenced || line.hasPrefix("```") ? nil : (index + 1, line)
        }
    }

    /// What a link may name behind a `#`, as GitHub makes it of headings.
    var anchors: Set<String> {
        Set(
            prose.filter { $0.text.hasPrefix("#") }.map { heading in
                heading.text.drop { $0 == "#" || $0 == " " }.lowercased()
                    .filter { $0.isLetter || $0.isNumber || " -_".contains($0) }.replacing(" ", with: "-")
            })
    }
}
