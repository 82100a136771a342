import Foundation
import MockFiles
import PostmanModel

/// Reads the files of a git revision: those that were named, and whatever they turn out to need.
package struct RevisionFiles {
    private let checkout: RevisionCheckout
    private let revision: String

    package init(_ checkout: RevisionCheckout, _ revision: String) {
        self.checkout = checkout
        self.revision = revision
    }

    /// Of paths of the working tree, those that the revision has.
    package func places(of paths: [String]) throws -> [String] {
        try prepared(try paths.compactMap { try checkout.place(of: $0) })
    }

    /// Of paths as git takes them after a revision's colon: from the repository's root, or with a dot from here.
    func places(named paths: [String]) throws -> [String] {
        let places = try paths.map { path in
            let place =
                path.hasPrefix("./") || path.hasPrefix("../")
                ? try checkout.place(of: path)
                : try checkout.place(inRepository: path.hasSuffix("/") ? String(path.dropLast()) : path)
            guard let place else {
                throw CommandProblem.usage(
                    "\(revision) has no \(path.isEmpty ? "files" : path); the path counts from the repository's root, "
                        + "or from here where it begins with ./")
            }
            return place
        }
        return try prepared(places)
    }

    /// Puts beside the paths what is looked for above them, up to the root: the manifest and the ignore files.
    private func prepared(_ places: [String]) throws -> [String] {
        for place in places {
            let relative = place.dropFirst(checkout.tree.count)
            var folders = relative.split(separator: "/").map(String.init)
            while !folders.isEmpty {
                folders.removeLast()
                for name in [Manifest.fileName, ".gitignore", ".ignore", ".mockcheckignore"] {
                    _ = try checkout.place(inRepository: (folders + [name]).joined(separator: "/"))
                }
            }
            try placeReferences(ofManifestFor: place)
        }
        // A search upward ends where a repository does.
        try FileManager.default.createDirectory(atPath: checkout.tree + "/.git", withIntermediateDirectories: true)
        return places
    }

    /// What the nearest manifest names must be there for it to be usable.
    private func placeReferences(ofManifestFor place: String) throws {
        var folder = place
        while folder.count > checkout.tree.count {
            folder = FilePath.directory(of: folder)
            let path = FilePath.join(folder, Manifest.fileName)
            guard FileManager.default.fileExists(atPath: path) else { continue }
            for path in ProjectFiles.filesNamed(byManifestAt: path) { try fetch(path) }
            return
        }
    }

    /// - Returns: whether the revision has a file that was missing in the checkout.
    @discardableResult
    private func fetch(_ path: String) throws -> Bool {
        guard path.hasPrefix(checkout.tree + "/"), !FileManager.default.fileExists(atPath: path) else { return false }
        return try checkout.place(inRepository: String(path.dropFirst(checkout.tree.count + 1))) != nil
    }

    /// - Throws: `CommandProblem`, as the loader does.
    package func load(_ places: [String], _ settings: InputSettings) throws -> Workload {
        guard !places.isEmpty else { return Workload() }
        let settings = try placed(settings)
        var history = ReadingHistory()
        while true {
            do {
                let workload = try Workload.load(places, settings, &history)
                if try !fetchMissing(history) { return workload }
            } catch let problem as CommandProblem {
                // An environment that the manifest names may be missing so far.
                if try !fetchMissing(history) { throw problem }
            }
        }
    }

    /// What was given by options is the revision's where it has it.
    private func placed(_ settings: InputSettings) throws -> InputSettings {
        var settings = settings
        func placed(_ path: String?) -> String? { path.map { (try? checkout.place(of: $0)) ?? $0 } }
        settings.environment = placed(try Setting.resolve(settings.environment, "MOCKCHECK_ENVIRONMENT"))
        settings.globals = placed(settings.globals)
        settings.config = placed(try Setting.resolve(settings.config, "MOCKCHECK_CONFIG"))
        return settings
    }

    /// Environments and files of request bodies that the revision has and nobody named.
    ///
    /// - Returns: whether there were any.
    private func fetchMissing(_ history: ReadingHistory) throws -> Bool {
        try history.otherPaths.map { try fetch($0) }.contains(true)
    }
}
