import Foundation
import TestSupport
import Testing

/// Sources and tests cite the specifications by item (`B-4.20`, `CI-1.5.4`, `V-3`); each must be one that is there.
struct CitedItemsTests {
    /// The items that a specification has, by the names that are cited.
    private static let items: Set<String> = {
        let behaviour = try? DocumentPage(DocumentPage.catalogue + "/PostmanMockBehaviour.md")
        let integration = try? DocumentPage(DocumentPage.catalogue + "/CIAndJUnit.md")
        let contract = try? DocumentPage(DocumentPage.catalogue + "/ProductContract.md")
        return behaviourItems(behaviour?.lines ?? []).union(integrationItems(integration?.lines ?? []))
            .union(
                (contract?.lines ?? []).compactMap {
                    $0.prefixMatch(of: #/- ([IVSTR]-\d+) /#).map { String($0.output.1) }
                })
    }()

    /// `- **4.20** …`, `| 10.03a | …`, and the sections themselves: `## 4.`, `### 4.E`, `### 0.2`.
    private static func behaviourItems(_ lines: [Substring]) -> Set<String> {
        var items: Set<String> = []
        for line in lines {
            let item =
                line.prefixMatch(of: /- \*\*(\d+\.\d+[a-z]?)\*\*/)?.output.1
                ?? line.prefixMatch(of: /\| (\d+\.\d+[a-z]?) \|/)?.output.1
                ?? line.prefixMatch(of: /##+ (\d+\.[A-Z0-9]+|\d+)\b/)?.output.1
            guard let item else { continue }
            items.insert("B-" + item)
            // 10.03 stands for 10.03a and 10.03b.
            if item.last?.isLetter == true, item.last?.isLowercase == true { items.insert("B-" + item.dropLast()) }
        }
        return items
    }

    /// `## 4.`, `### 1.5`, and the numbered rules below one: `1.5.4`.
    private static func integrationItems(_ lines: [Substring]) -> Set<String> {
        var items: Set<String> = []
        var section: Substring = ""
        for line in lines {
            if let heading = line.prefixMatch(of: /##+ (\d+(?:\.\d+)?)\b/) {
                section = heading.output.1
                items.insert("CI-" + section)
            } else if let rule = line.prefixMatch(of: #/(\d+)\. /#) {
                items.insert("CI-\(section).\(rule.output.1)")
            }
        }
        return items
    }

    /// The folders whose files cite, and the pages.
    private static let files: [String] = {
        let root = ProgramRun.root
        return ["Sources", "Tests", "specs"].flatMap { folder -> [String] in
            let names = FileManager.default.enumerator(atPath: root.appending(path: folder).path)
            return (names?.allObjects as? [String] ?? []).map { folder + "/" + $0 }
        }.filter { name in
            ["swift", "md", "yaml", "h"].contains { name.hasSuffix("." + $0) }
                && !name.hasSuffix("CitedItemsTests.swift")
        } + ["README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md", "Package.swift"]
    }()

    /// `B-4.18, 4.19 and 4.44` cites three.
    private static func citations(in line: Substring) -> [String] {
        line.matches(of: /\bB-(\d+(?:\.(?:\d+[a-z]?|[A-Z])\b)?)((?:(?:, | and | to |\/)\d+\.\d+[a-z]?\b)*)/).flatMap {
            match in
            ["B-" + match.output.1] + match.output.2.matches(of: /\d+\.\d+[a-z]?/).map { "B-" + $0.output }
        }
            + line.matches(of: /\bCI-\d+(?:\.\d+)*/).map { String($0.output) }
            + line.matches(of: /\b[IVSTR]-\d+\b/).map { String($0.output) }
    }

    @Test func leadSomewhere() throws {
        var count = 0
        for file in Self.files {
            guard let page = try? DocumentPage(file) else { continue }
            for (index, line) in page.lines.enumerated() where line.utf8.contains(UInt8(ascii: "-")) {
                guard line.firstMatch(of: /\b(?:B|CI|[IVSTR])-\d/) != nil else { continue }
                for citation in Self.citations(in: line) {
                    count += 1
                    #expect(Self.items.contains(citation), "\(file):\(index + 1) cites \(citation)")
                }
            }
        }
        #expect(count > 500)
    }

    @Test(arguments: [
        "B-0.2", "B-4.20", "B-4.E", "B-10.03b", "B-12.28", "CI-1.5", "CI-1.5.15", "CI-0.3", "V-3", "S-10", "T-5", "R-4",
    ])
    func areFoundInTheSpecifications(item: String) {
        #expect(Self.items.contains(item))
    }

    @Test func thoseThatAreNotThereAreNot() {
        for item in ["B-4.99", "B-99", "CI-1.99", "V-99", "CI-1.5.16"] { #expect(!Self.items.contains(item)) }
        #expect(
            Self.citations(in: "as in B-4.18, 4.19 and 5.02 (CI-1.5.4)") == ["B-4.18", "B-4.19", "B-5.02", "CI-1.5.4"])
    }
}
