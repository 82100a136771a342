import PostmanModel

/// Finds and reads the files of a collection v3 (B-1.09 to 1.11).
///
/// A file that cannot be read is reported and left out; all others are read.
struct FolderLoader {
    private let limits: ReadingLimits
    private let byteLimit: Int
    private let root: String
    private var diagnostics: [Diagnostic] = []
    private var brokenParts: [Diagnostic] = []
    private var knownDirectories: Set<FileIdentity> = []

    /// An entry of a directory, links followed.
    private struct Entry {
        var name: String
        var path: String
        var status: FileSystem.Status
    }

    /// - Throws: where the folder itself cannot be read.
    static func read(
        _ collection: FolderCollection, limits: ReadingLimits, byteLimit: Int
    ) throws(UnreadableFile) -> Reading {
        let path = collection.directory
        do throws(FileError) {
            var loader = FolderLoader(root: path, limits: limits, byteLimit: byteLimit)
            loader.knownDirectories.insert(try FileSystem.status(of: path).identity)
            let folder = loader.folder(path, try FileSystem.entries(of: path), depth: 0)
            let (collection, diagnostics) = V3CollectionReader.read(folder, file: path)
            return Reading(
                document: .collection(collection), diagnostics: loader.diagnostics + diagnostics,
                brokenParts: loader.brokenParts)
        } catch {
            throw UnreadableFile(path: path, error: error)
        }
    }

    private init(root: String, limits: ReadingLimits, byteLimit: Int) {
        self.root = root
        self.limits = limits
        self.byteLimit = byteLimit
    }

    private mutating func folder(_ path: String, _ found: [FileSystem.Entry], depth: Int) -> CollectionFolder {
        let name = FilePath.name(of: path)
        let isRelative = name == "." || name == ".."
        var folder = CollectionFolder(
            path: path, name: isRelative ? FilePath.name(of: FileSystem.realPath(path) ?? path) : name)
        folder.definition = FolderCollection.definition(in: path).map { file($0) }
        var examples = exampleFolders(of: path)
        for entry in entries(found, in: path) {
            if entry.status.isDirectory {
                if let inner = inner(entry, depth: depth + 1) { folder.folders.append(inner) }
            } else if entry.status.isRegularFile, let stem = FolderCollection.requestStem(entry.name) {
                folder.requests.append(request(entry.path, stem: stem, in: path, &examples))
            }
        }
        // Examples that no request claims may have a request of their own.
        for (stem, directory) in examples.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
            let files = exampleFiles(in: directory)
            if !files.isEmpty {
                folder.requests.append(CollectionFolder.Request(stem: stem, file: nil, examples: files))
            }
        }
        return folder
    }

    private mutating func inner(_ entry: Entry, depth: Int) -> CollectionFolder? {
        guard !entry.name.hasPrefix("."), entry.name != "node_modules",
            knownDirectories.insert(entry.status.identity).inserted
        else { return nil }
        guard depth <= limits.nestingDepth else {
            report(.nestingTooDeep, "folders nested deeper than \(limits.nestingDepth) levels", entry.path)
            return nil
        }
        do {
            return folder(entry.path, try FileSystem.entries(of: entry.path), depth: depth)
        } catch {
            brokenParts.append(UnreadableFile(path: entry.path, error: error).diagnostic)
            return nil
        }
    }

    private mutating func request(
        _ path: String, stem: String, in directory: String, _ examples: inout [String: String]
    ) -> CollectionFolder.Request {
        let file = file(path)
        var request = CollectionFolder.Request(stem: stem, file: file)
        var directories = [examples.removeValue(forKey: stem)].compactMap { $0 }
        if let document = file.document, let value = document.root["examples"] {
            for reference in [value] + value.elements.map({ $0["ref"] ?? $0 }) {
                guard let name = reference.string else { continue }
                let target = FilePath.tidied(FilePath.join(directory, name))
                guard isInside(target), let status = try? FileSystem.status(of: target) else {
                    diagnostics.append(
                        Diagnostic(
                            rule: .examplesMissing, severity: .warning,
                            message: "the examples at '\(name)' are not in the collection",
                            help: "correct the path or remove it", location: document.location(of: reference)))
                    continue
                }
                if status.isRegularFile {
                    request.examples.append(self.file(target))
                } else {
                    directories.append(target)
                    for (stem, path) in examples where path == target { examples[stem] = nil }
                }
            }
        }
        var known: Set<FileIdentity> = []
        for directory in directories {
            if let identity = FilePath.identity(of: directory), known.insert(identity).inserted {
                request.examples += exampleFiles(in: directory)
            }
        }
        return request
    }

    /// The directories of examples below `.resources`, by the names of their requests' files.
    private mutating func exampleFolders(of directory: String) -> [String: String] {
        let resources = FilePath.join(directory, ".resources")
        guard FileSystem.exists(resources) else { return [:] }
        var found: [String: String] = [:]
        for entry in list(resources) where entry.status.isDirectory && entry.name.hasSuffix(".resources") {
            let examples = FilePath.join(entry.path, "examples")
            if FileSystem.exists(examples) { found[String(entry.name.dropLast(".resources".count))] = examples }
        }
        return found
    }

    private mutating func exampleFiles(in directory: String) -> [CollectionFolder.File] {
        list(directory).filter { $0.status.isRegularFile && FolderCollection.isExample($0.name) }.map { file($0.path) }
    }

    private mutating func list(_ directory: String) -> [Entry] {
        do {
            return entries(try FileSystem.entries(of: directory), in: directory)
        } catch {
            brokenParts.append(UnreadableFile(path: directory, error: error).diagnostic)
            return []
        }
    }

    /// In the order of their bytes.
    private mutating func entries(_ found: [FileSystem.Entry], in directory: String) -> [Entry] {
        var entries: [Entry] = []
        for entry in found.sorted(by: { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }) {
            let path = FilePath.join(directory, entry.name)
            guard entry.hasValidName else {
                report(.fileUnreadable, "the file's name is not valid UTF-8", path)
                continue
            }
            do {
                entries.append(Entry(name: entry.name, path: path, status: try FileSystem.status(of: path)))
            } catch {
                brokenParts.append(UnreadableFile(path: path, error: error).diagnostic)
            }
        }
        return entries
    }

    private mutating func file(_ path: String) -> CollectionFolder.File {
        do throws(UnreadableFile) {
            let content = try InputFile(path: path, byteLimit: byteLimit).load()
            do throws(YAMLProblem) {
                let document = try YAMLTranslation.translate(content, file: path, limits: limits)
                return CollectionFolder.File(path: path, document: document)
            } catch {
                brokenParts.append(error.diagnostic(rule: .yamlSyntax, file: path))
            }
        } catch {
            brokenParts.append(error.diagnostic)
        }
        return CollectionFolder.File(path: path, document: nil)
    }

    /// Whether a path, links followed, does not lead out of the collection.
    private func isInside(_ path: String) -> Bool {
        guard let outer = FileSystem.realPath(root), let inner = FileSystem.realPath(path) else { return false }
        return inner.hasPrefix(outer + "/")
    }

    private mutating func report(_ rule: ReadingRule, _ message: String, _ path: String) {
        brokenParts.append(
            Diagnostic(rule: rule, severity: .error, message: message, location: SourceLocation(file: path)))
    }
}
