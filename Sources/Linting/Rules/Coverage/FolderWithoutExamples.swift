import PostmanModel

/// A folder in which no request has an example.
struct FolderWithoutExamples: LintRule {
    package static let page = RulePage(
        "folder-without-examples", .coverage, .note, "a folder in which no request has an example",
        help: "save examples, or move the folder out of the collection that is mocked",
        documentation: """
            A whole part of the API cannot be mocked.
            """)

    /// The examples of a folder are those of its inner folders, too; where all of them have none, the outermost is named.
    package static func check(_ subject: LintSubject, _ findings: inout FindingList) {
        guard !subject.examples.isEmpty else { return }
        var folders: [[String]: (first: RequestSite, examples: Int)] = [:]
        for request in subject.requests where !request.item.folders.isEmpty {
            for depth in 1...request.item.folders.count {
                let names = Array(request.item.folders.prefix(depth))
                folders[names, default: (request, 0)].examples += request.item.examples.count
            }
        }
        let empty = folders.filter { $0.value.examples == 0 }
        for (names, folder) in empty where empty[Array(names.dropLast())] == nil {
            let path = names.joined(separator: "/")
            findings.add(
                "no request in '\(path)' has an example", location: folder.first.item.location, item: path,
                anchor: "folder")
        }
    }
}
