import SystemPackage

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A file that a command makes: it is there whole, or as it was before, and says in the system's words why not.
package enum ResultFile {
    /// - Parameter isNew: Whether a file of that name is left alone; `EEXIST` is thrown then.
    /// - Throws: `SystemProblem`.
    package static func write(_ text: String, to path: String, isNew: Bool = false) throws(SystemProblem) {
        try write(CollectionOfOne(text), to: path, isNew: isNew)
    }

    private static func write(
        _ texts: some Sequence<String>, to path: String, isNew: Bool = false
    ) throws(SystemProblem) {
        var status = stat()
        // A pipe or a device cannot be replaced; a link stays one.
        let isSpecial = stat(path, &status) == 0 && status.st_mode & S_IFMT != S_IFREG
        if isSpecial, !isNew { return try write(texts, at: path, []) }
        if isNew { return try write(texts, at: path, ownOptions, isOurs: true) }
        let target = resolved(path)
        let draft = "\(target).tmp.\(getpid())"
        unlink(draft)
        try write(texts, at: draft, ownOptions, isOurs: true)
        guard rename(draft, target) == 0 else {
            let problem = SystemProblem(code: errno)
            unlink(draft)
            throw problem
        }
    }

    /// Writes what a command was asked for, to standard output where there is no path.
    ///
    /// - Throws: `CommandProblem`.
    package static func deliver(_ text: String, to path: String?) throws {
        guard let path else { return StandardOutput.write(text) }
        try deliver(CollectionOfOne(text), to: path)
    }

    /// Writes a long text part by part.
    ///
    /// - Throws: `CommandProblem`.
    package static func deliver(_ texts: some Sequence<String>, to path: String) throws {
        do throws(SystemProblem) {
            try write(texts, to: path)
        } catch {
            throw CommandProblem.failure("cannot write \(path): \(error)")
        }
    }

    /// Of a file that is made here, never what a link leads to.
    private static let ownOptions: FileDescriptor.OpenOptions = [.create, .exclusiveCreate, .noFollow]

    /// - Parameter isOurs: Whether the file goes away where it cannot be written.
    private static func write(
        _ texts: some Sequence<String>, at path: String, _ options: FileDescriptor.OpenOptions, isOurs: Bool = false
    ) throws(SystemProblem) {
        do {
            let descriptor = try FileDescriptor.open(
                FilePath(path), .writeOnly, options: options.union(.closeOnExec),
                permissions: [.ownerReadWrite, .groupRead, .otherRead])
            do {
                try descriptor.closeAfter { for text in texts { try descriptor.writeAll(text.utf8) } }
            } catch {
                if isOurs { unlink(path) }
                throw error
            }
        } catch {
            throw SystemProblem(code: (error as? Errno ?? .ioError).rawValue)
        }
    }

    private static func resolved(_ path: String) -> String {
        guard let pointer = realpath(path, nil) else { return path }
        defer { free(pointer) }
        return String(cString: pointer)
    }
}

/// What the system says to a call that failed, as a lower-case fragment.
package struct SystemProblem: Error, CustomStringConvertible {
    package let code: Int32

    package var description: String {
        let text = String(cString: strerror(code))
        return text.prefix(1).lowercased() + text.dropFirst()
    }
}
