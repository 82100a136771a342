import Foundation
import TestSupport
import Testing

/// The documentation holds together: every link leads somewhere, and every page can be found.
struct PageLinksTests {
    @Test(arguments: DocumentPage.all)
    func linksLeadSomewhere(page: DocumentPage) throws {
        let folder = ProgramRun.root.appending(path: page.path).deletingLastPathComponent()
        for (number, text) in page.prose {
            // What stands between backquotes is not a link.
            for match in text.replacing(/`[^`]*`/, with: "").matches(of: /\]\(([^)\s]+)\)/) {
                let target = match.output.1
                guard !target.contains("://"), !target.hasPrefix("mailto:") else { continue }
                let parts = target.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
                let file =
                    parts[0].isEmpty ? ProgramRun.root.appending(path: page.path) : folder.appending(path: parts[0])
                let path = file.standardizedFileURL.path
                #expect(FileManager.default.fileExists(atPath: path), "\(page.path):\(number): \(target)")
                guard parts.count == 2, path.hasSuffix(".md") else { continue }
                let anchors = try DocumentPage(String(path.dropFirst(ProgramRun.root.path.count + 1))).anchors
                #expect(anchors.contains(parts[1].lowercased()), "\(page.path):\(number): \(target)")
            }
        }
    }

    @Test func indexNamesEveryPage() throws {
        let index = try DocumentPage(DocumentPage.catalogue + "/Documentation.md")
        let listed = index.lines.compactMap { $0.wholeMatch(of: /- <doc:(\w+)>/)?.output.1 }.map(String.init)
        let pages = try FileManager.default.contentsOfDirectory(atPath: DocumentPage.catalogueFolder.path)
            .filter { $0.hasSuffix(".md") && $0 != "Documentation.md" }.map { String($0.dropLast(3)) }
        #expect(pages.count > 20)
        #expect(listed.sorted() == pages.sorted())
    }

    /// What a newcomer reads first stays short.
    @Test func readmeIsShort() throws {
        let readme = try Data(contentsOf: ProgramRun.root.appending(path: "README.md"))
        #expect(readme.count <= 8 * 1024)
    }
}
