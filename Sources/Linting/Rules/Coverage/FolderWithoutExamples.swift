import MockCore

/// A folder in which no request has an example.
struct FolderWithoutExamples: LintRule {
    package static let page = RulePage(
        "folder-without-examples", .coverage, .note, "a folder in which no request has an example",
        help: "save examples, or move the folder out of the collection that is mocked",
        documentation: """
            A whole part of the API cannot be mocked.
            """)

    package static func check(_ subject: LintSubject, _ findings: inout FindingList) {
        guard !subject.examples.isEmpty else { return }
        var folders: [String: (first: RequestSite, examples: Int)] = [:]
        for request in subject.requests where !request.item.folders.isEmpty {
            let path = request.item.folders.joined(separator: "/")
            folders[path, default: (request, 0)].examples += request.item.examples.count
        }
        for (path, folder) in folders.sorted(by: { $0.key < $1.key }) where folder.examples == 0 {
            findings.add(
                "no request in '\(path)' has an example", location: folder.first.item.location, item: path,
                anchor: "folder")
        }
    }
}
