import Foundation

/// A program of the machine, run to its end.
struct ToolRun {
    static let curl = "/usr/bin/curl"
    static let openssl = "/usr/bin/openssl"

    let status: Int32
    /// Standard output and standard error, as they came.
    let output: String

    static func isThere(_ paths: String...) -> Bool { paths.allSatisfy(FileManager.default.isExecutableFile) }

    static func run(_ path: String, _ arguments: [String]) async throws -> ToolRun {
        let process = Process()
        process.executableURL = URL(filePath: path)
        process.arguments = arguments
        process.standardInput = FileHandle.nullDevice
        let output = Pipe()
        process.standardOutput = output
        process.standardError = output
        // Read meanwhile, for a full pipe would stop the program.
        async let bytes = Self.bytes(of: output.fileHandleForReading)
        try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
            process.terminationHandler = { _ in continuation.resume() }
            do {
                try process.run()
                try? output.fileHandleForWriting.close()
            } catch {
                process.terminationHandler = nil
                try? output.fileHandleForWriting.close()
                continuation.resume(throwing: error)
            }
        }
        return ToolRun(status: process.terminationStatus, output: String(decoding: await bytes, as: UTF8.self))
    }

    private static func bytes(of handle: FileHandle) async -> Data {
        await withCheckedContinuation { continuation in
            Thread.detachNewThread { continuation.resume(returning: handle.readDataToEndOfFile()) }
        }
    }
}
