import MockCore
package import PostmanModel

/// Finds the files, and the folders of collections v3, that may hold collections under the paths a user named (I-3).
///
/// Paths stay as the user wrote them and come in the order of their bytes, so that two runs and two shards agree.
package struct Discovery {
    package struct Options: Sendable {
        /// Whether `.gitignore`, `.ignore` and `.mockcheckignore` leave files out.
        package var honoursIgnoreFiles = true
        package var byteLimit = InputFile.defaultByteLimit
        /// What the standard input is called in messages and reports.
        package var standardInputName = "-"

        package init() {}
    }

    package private(set) var files: [InputFile] = []
    package private(set) var diagnostics: [Diagnostic] = []

    private let options: Options
    private var knownFiles: Set<FileIdentity> = []
    private var knownDirectories: Set<FileIdentity> = []
    private var pendingLinks: [Place] = []

    /// A path under way, with what is needed to ask the ignore rules about it.
    private struct Place {
        var path: String
        /// Its names from the repository's root on, or from the searched directory on where there is none.
        var components: [String]
        var rules: IgnoreRules
        /// The directories above the searched one: a link that leads there would bring everything back.
        var above: Set<FileIdentity>
    }

    package init(paths: [String], options: Options = Options()) {
        self.options = options
        for path in paths {
            if path == "-" { addStandardInput() } else { search(path) }
        }
        files.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    }

    private mutating func addStandardInput() {
        guard !files.contains(where: { $0.path == options.standardInputName }) else { return }
        files.append(.standardInput(named: options.standardInputName, byteLimit: options.byteLimit))
    }

    /// Takes a file whatever it is called and whatever ignore files say, and a directory with all below it.
    private mutating func search(_ argument: String) {
        let path = argument.isEmpty ? argument : FilePath.tidied(argument)
        do {
            let status = try FileSystem.status(of: path)
            if status.isDirectory {
                walk(start(at: path), status.identity)
                followLinks()
            } else if let collection = FolderCollection(marker: path) {
                add(collection, try FileSystem.status(of: collection.directory).identity)
            } else {
                add(path, status.identity)
            }
        } catch  where error.isMissing {
            diagnostics.append(
                Diagnostic(
                    rule: .pathMissing, severity: .error, message: "no such file or directory",
                    help: "check the spelling; paths are relative to the current directory",
                    location: SourceLocation(file: path.isEmpty ? "''" : path)))
        } catch {
            report(error, at: path)
        }
    }

    /// The place of a searched directory, with the rules of the repository above it.
    private func start(at path: String) -> Place {
        var place = Place(path: path, components: [], rules: IgnoreRules(), above: [])
        guard let real = FileSystem.realPath(path) else { return place }
        let ancestors = FilePath.ancestors(of: real).dropFirst()
        place.above = Set(ancestors.compactMap { FilePath.identity(of: $0) })
        guard options.honoursIgnoreFiles, let root = FilePath.repositoryRoot(above: real) else { return place }
        let below = real.dropFirst(root.count).split(separator: "/").map(String.init)
        var directory = root
        for (depth, name) in below.enumerated() {
            place.rules.read(in: directory, depth: depth)
            directory = FilePath.join(directory, name)
        }
        place.components = below
        return place
    }

    private mutating func walk(_ directory: Place, _ identity: FileIdentity) {
        if let collection = FolderCollection(directory: directory.path) {
            add(collection, identity)
            return
        }
        guard knownDirectories.insert(identity).inserted else { return }
        var directory = directory
        if options.honoursIgnoreFiles {
            directory.rules.read(in: directory.path, depth: directory.components.count)
        }
        do {
            let entries = try FileSystem.entries(of: directory.path)
            for entry in entries.sorted(by: { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }) {
                visit(entry, in: directory)
            }
        } catch {
            report(error, at: directory.path)
        }
    }

    private mutating func visit(_ entry: FileSystem.Entry, in directory: Place) {
        var place = directory
        place.path = FilePath.join(directory.path, entry.name)
        place.components.append(entry.name)
        guard entry.hasValidName else {
            if Discovery.isCandidate(entry.name) {
                diagnostics.append(
                    Diagnostic(
                        rule: .fileUnreadable, severity: .error, message: "the file's name is not valid UTF-8",
                        help: "rename the file", location: SourceLocation(file: place.path)))
            }
            return
        }
        do {
            let status = try FileSystem.status(of: place.path, followingLinks: false)
            guard !place.rules.ignores(place.components, isDirectory: status.isDirectory) else { return }
            if status.isLink {
                // What a link leads to may also be found by its own name, which is the better one: links come last.
                pendingLinks.append(place)
            } else {
                visit(place, status)
            }
        } catch {
            report(error, at: place.path)
        }
    }

    private mutating func followLinks() {
        while !pendingLinks.isEmpty {
            let link = pendingLinks.removeFirst()
            do {
                let status = try FileSystem.status(of: link.path)
                if !link.above.contains(status.identity) { visit(link, status) }
            } catch {
                if Discovery.isCandidate(link.path) { report(error, at: link.path) }
            }
        }
    }

    private mutating func visit(_ place: Place, _ status: FileSystem.Status) {
        let name = FilePath.name(of: place.path)
        if status.isDirectory {
            if !name.hasPrefix("."), name != "node_modules" { walk(place, status.identity) }
        } else if status.isRegularFile, Discovery.isCandidate(name) {
            add(place.path, status.identity)
        }
    }

    private static func isCandidate(_ name: String) -> Bool {
        name.suffix(5).lowercased() == ".json" || InputFile.isEnvironmentYAML(name)
    }

    /// All that is below the folder belongs to the collection.
    private mutating func add(_ collection: FolderCollection, _ identity: FileIdentity) {
        guard knownDirectories.insert(identity).inserted else { return }
        files.append(.folder(collection, byteLimit: options.byteLimit))
    }

    private mutating func add(_ path: String, _ identity: FileIdentity) {
        guard knownFiles.insert(identity).inserted else { return }
        files.append(InputFile(path: path, byteLimit: options.byteLimit))
    }

    private mutating func report(_ error: FileError, at path: String) {
        diagnostics.append(UnreadableFile(path: path, error: error).diagnostic)
    }
}
