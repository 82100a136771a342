import Foundation
import MockFiles
package import PostmanModel

/// The mocks of one side, and what its files are called where people read of them.
package struct ComparedSide {
    package let workload: Workload
    /// The paths as they were searched.
    let roots: [String]
    private let checkout: RevisionCheckout?
    private let revision: String?

    /// - Parameter beside: the paths of the other side, which a revision without paths of its own is compared with.
    /// - Throws: `CommandProblem` where an option, the manifest or the revision cannot be used.
    package init(_ source: ComparisonSource, beside: [String] = [], _ settings: InputSettings) throws {
        switch source {
        case .paths(let paths):
            (checkout, revision) = (nil, nil)
            roots = paths
            workload = try Workload.load(paths, settings)
        case .revision(let revision, let paths):
            let checkout = try RevisionCheckout(of: revision, near: beside.first ?? ".", asker: "diff")
            (self.checkout, self.revision) = (checkout, revision)
            let files = RevisionFiles(checkout, revision)
            roots = try paths.isEmpty ? files.places(of: beside) : files.places(named: paths)
            workload = try files.load(roots, settings)
        }
    }

    /// Without mocks: the side that has none of the paths.
    package init(empty: Void = ()) {
        (checkout, revision, roots, workload) = (nil, nil, [], Workload())
    }

    /// `main:specs/users.json` for what was read of a revision.
    package func shown(_ path: String) -> String {
        guard let checkout, let revision else { return path }
        if path == checkout.tree { return revision }
        guard path.hasPrefix(checkout.tree + "/") else { return path }
        return "\(revision):\(path.dropFirst(checkout.tree.count + 1))"
    }

    package func shown(_ place: SourceLocation) -> SourceLocation {
        var place = place
        place.file = shown(place.file)
        return place
    }

    /// A mock's file as seen from the path that led to it.
    func relativeFile(of mock: LoadedMock) -> String {
        let file = mock.collection.file
        for root in roots.map(FilePath.tidied) {
            if file == root { return "" }
            if file.hasPrefix(root + "/") { return String(file.dropFirst(root.count + 1)) }
        }
        return file
    }
}
