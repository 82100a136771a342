import Foundation

/// Python with readers and clients of our formats that know nothing of us, in the versions of `.ci/readers.txt`.
package enum Python {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: ".build/tools")

    /// The interpreter that knows them; never one that happens to be on the PATH, with whatever it knows.
    package static let interpreter = folder.appending(path: "bin/python3").path

    /// Where modules lie that are older than those of the interpreter.
    package static let oldModules = folder.appending(path: "old").path

    /// Whether `.ci/install readers` has run to its end.
    package static let isThere = FileManager.default.fileExists(atPath: folder.appending(path: "installed.txt").path)

    /// Whether it has the servers of `.ci/readers-servers.txt`, which not every package index has.
    package static let hasServers =
        isThere && FileManager.default.fileExists(atPath: folder.appending(path: "servers.txt").path)

    package static let remedy = "the readers are not installed: '.ci/install readers' does it"

    package struct Failed: Error {
        package let said: String
    }

    /// What the script prints.
    ///
    /// - Parameters:
    ///   - input: What it reads from standard input.
    ///   - modules: A folder whose modules go before those of the interpreter.
    /// - Throws: `Failed` with all it said, where it fails.
    package static func run(
        _ script: String, _ arguments: [String] = [], input: String = "", modules: String? = nil
    ) throws -> String {
        let process = Process()
        process.executableURL = URL(filePath: interpreter)
        process.arguments = ["-c", script] + arguments
        process.environment = ProcessInfo.processInfo.environment.merging(
            ["PYTHONPATH": modules ?? "", "PYTHONDONTWRITEBYTECODE": "1"]) { $1 }
        let (stdin, output) = (Pipe(), Pipe())
        process.standardInput = stdin
        process.standardOutput = output
        process.standardError = output
        try process.run()
        try stdin.fileHandleForWriting.write(contentsOf: Data(input.utf8))
        try stdin.fileHandleForWriting.close()
        let text = String(decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw Failed(said: text) }
        return text
    }
}
