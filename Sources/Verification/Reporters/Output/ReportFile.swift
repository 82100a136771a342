import XMLSupport

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A report that appears under its name whole and valid, or not at all (CI-1.5.14).
final class ReportFile {
    private let path: String
    private let temporary: OutputFile
    private var isSettled = false

    init(path: String) throws(ReportFailure) {
        try Self.checkPlace(path)
        self.path = path
        temporary = try OutputFile(creating: "\(path).tmp.\(getpid())")
    }

    deinit {
        if !isSettled {
            unlink(temporary.path)
        }
    }

    func write(_ bytes: UnsafeRawBufferPointer) throws(ReportFailure) {
        try temporary.write(bytes)
    }

    /// Puts the file in its place, in place of any older one, if the check finds nothing wrong with it.
    func commit(check: (_ path: String) throws -> [XMLProblem]) throws {
        try temporary.synchronize()
        let invalidPath = Self.invalidPath(of: path)
        if let problem = try check(temporary.path).first {
            // An older report must not speak for this run.
            unlink(path)
            try move(to: invalidPath)
            throw ReportFailure.invalid(path: invalidPath, problem: problem)
        }
        try move(to: path)
        unlink(invalidPath)
    }

    /// Says before the run what would fail after it.
    static func checkPlace(_ path: String) throws(ReportFailure) {
        var status = stat()
        guard stat(path, &status) == 0 else { return }
        if status.st_mode & S_IFMT == S_IFDIR { throw ReportFailure.isDirectory(path: path) }
        // A report takes the place of what is there; that must not be a device, nor the link /dev/stdout.
        guard status.st_mode & S_IFMT == S_IFREG, !path.hasPrefix("/dev/"), !path.hasPrefix("/proc/") else {
            throw ReportFailure.isNoFile(path: path)
        }
    }

    /// `reports/TEST-mockcheck.invalid.xml`.
    private static func invalidPath(of path: String) -> String {
        path.hasSuffix(".xml") ? path.dropLast(4) + ".invalid.xml" : path + ".invalid.xml"
    }

    private func move(to target: String) throws(ReportFailure) {
        guard rename(temporary.path, target) == 0 else { throw OutputFile.failure(target) }
        isSettled = true
    }
}
