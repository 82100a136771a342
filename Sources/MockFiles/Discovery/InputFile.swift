import MockCore
package import PostmanModel

/// A file that may hold a collection or an environment, or the folder of a collection v3; it is read when it is wanted,
/// one file at a time.
package struct InputFile: Sendable {
    /// The size that a file may have by default, in bytes (product I-6).
    package static let defaultByteLimit = 256 << 20

    private enum Source {
        case file
        case standardInput
        case folder(FolderCollection)
    }

    /// The path as the user gave it, for messages and reports.
    package let path: String
    private let source: Source
    private let byteLimit: Int

    package init(path: String, byteLimit: Int = defaultByteLimit) {
        self.path = FilePath.tidied(path)
        self.source = .file
        self.byteLimit = byteLimit
    }

    private init(standardInputNamed name: String, byteLimit: Int) {
        path = name
        source = .standardInput
        self.byteLimit = byteLimit
    }

    /// The standard input under the name that reports are to show.
    package static func standardInput(named name: String = "-", byteLimit: Int = defaultByteLimit) -> InputFile {
        InputFile(standardInputNamed: name, byteLimit: byteLimit)
    }

    static func folder(_ collection: FolderCollection, byteLimit: Int) -> InputFile {
        InputFile(folder: collection, byteLimit: byteLimit)
    }

    private init(folder: FolderCollection, byteLimit: Int) {
        path = folder.directory
        source = .folder(folder)
        self.byteLimit = byteLimit
    }

    /// Reads the file, whatever it turns out to be; what is wrong with its content is said by the reading.
    package func read(limits: ReadingLimits = ReadingLimits()) throws(UnreadableFile) -> Reading {
        if case .folder(let folder) = source {
            return try FolderLoader.read(folder, limits: limits, byteLimit: byteLimit)
        }
        if InputFile.isYAML(path) { return readYAML(try load(), limits: limits) }
        let reader = DocumentReader(limits: limits)
        guard case .file = source else { return reader.read(try load(), file: path) }
        if let reading = LargeFile.read(path, byteLimit: byteLimit, by: reader) { return reading }
        return reader.read(try load(), file: path, inParts: false)
    }

    private func readYAML(_ content: [UInt8], limits: ReadingLimits) -> Reading {
        do throws(YAMLProblem) {
            let document = try YAMLTranslation.translate(content, file: path, limits: limits)
            return DocumentReader(limits: limits).read(document)
        } catch {
            // Most YAML is not Postman's; only a file that says so must be in order.
            return Reading(
                document: InputFile.isEnvironmentYAML(path) ? .unusable : .unrelated,
                diagnostics: [error.diagnostic(rule: .yamlSyntax, file: path)])
        }
    }

    /// What tells whether reading it again can give anything else.
    package var stamp: FileStamp {
        // The standard input can be read only once.
        if case .standardInput = source { .absent } else { FileStamp(of: path) }
    }

    private static func isYAML(_ name: String) -> Bool {
        [".yaml", ".yml"].contains { name.hasSuffix($0) }
    }

    /// Whether a file is called as Postman calls the environments and globals of its v3 format (B-1.12).
    static func isEnvironmentYAML(_ name: String) -> Bool {
        [".environment.yaml", ".environment.yml", ".globals.yaml", ".globals.yml"].contains { name.hasSuffix($0) }
    }

    /// The bytes of a file.
    package func load() throws(UnreadableFile) -> [UInt8] {
        do {
            switch source {
            case .file, .folder: return try FileSystem.read(path, limit: byteLimit)
            case .standardInput: return try FileSystem.readStandardInput(limit: byteLimit)
            }
        } catch {
            throw UnreadableFile(path: path, error: error, byteLimit: byteLimit)
        }
    }
}

/// A file that is there but cannot be had, with the diagnostic that says why.
package struct UnreadableFile: Error {
    package let diagnostic: Diagnostic

    init(path: String, error: FileError, byteLimit: Int = InputFile.defaultByteLimit) {
        let location = SourceLocation(file: path)
        diagnostic =
            if error.isTooLarge {
                Diagnostic(
                    rule: .fileTooLarge, severity: .error,
                    message: "the file is larger than the limit of \(UnreadableFile.size(byteLimit))",
                    help: "split the collection, or name the file in .mockcheckignore", location: location)
            } else {
                Diagnostic(
                    rule: .fileUnreadable, severity: .error, message: "cannot be read: \(error.reason)",
                    location: location)
            }
    }

    private static func size(_ bytes: Int) -> String {
        let mebibyte = 1 << 20
        return bytes >= mebibyte && bytes % mebibyte == 0 ? "\(bytes / mebibyte) MiB" : "\(bytes) bytes"
    }
}
