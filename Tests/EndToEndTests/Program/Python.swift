import Foundation

/// Python and its packages: readers of our formats that know nothing of us.
enum Python {
    /// Debian's own knows its packages, another one on the PATH those of pip.
    private static let interpreters = ["python3", "/usr/bin/python3"]

    struct Failed: Error { let said: String }

    /// The interpreter that has a module; nil where none does.
    static func interpreter(with module: String) -> String? {
        interpreters.first { (try? run("import \(module)", [], with: $0)) != nil }
    }

    /// What the script prints.
    ///
    /// - Throws: `Failed` with all it said, where it fails.
    static func run(_ script: String, _ arguments: [String], with interpreter: String) throws -> String {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [interpreter, "-c", script] + arguments
        let output = Pipe()
        process.standardOutput = output
        process.standardError = output
        try process.run()
        let text = String(decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw Failed(said: text) }
        return text
    }
}
