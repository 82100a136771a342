import Foundation
import TestSupport

/// One run of the built program as a process of its own.
struct ProgramRun {
    /// The repository, found from this file.
    static let root: URL = {
        var directory = URL(filePath: #filePath)
        while directory.path != "/" {
            directory.deleteLastPathComponent()
            if FileManager.default.fileExists(atPath: directory.appending(path: "Package.swift").path) { break }
        }
        return directory
    }()

    /// The program that was built with these tests: it lies beside them.
    static let program: URL = {
        for argument in CommandLine.arguments {
            guard let suffix = argument.range(of: ".xctest") else { continue }
            return URL(filePath: String(argument[..<suffix.lowerBound])).deletingLastPathComponent()
                .appending(path: "mockcheck")
        }
        return root.appending(path: ".build/debug/mockcheck")
    }()

    let status: Int32
    let output: String
    let errors: String

    /// Runs the program to its end, or ends it after a minute.
    init(
        _ arguments: [String], environment: [String: String] = [:], in directory: URL = ProgramRun.root
    ) async throws {
        let started = try StartedProgram(arguments, environment: environment, in: directory)
        self = try await started.finish()
    }

    init(status: Int32, output: String, errors: String) {
        self.status = status
        self.output = output
        self.errors = errors
    }
}

/// A program that runs until it is told to stop.
final class StartedProgram {
    private let process = Process()
    private let folder: URL

    init(
        _ arguments: [String], of program: URL = ProgramRun.program, environment: [String: String] = [:],
        in directory: URL = ProgramRun.root
    ) throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "mockcheck-run-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        process.executableURL = program
        process.arguments = arguments
        process.currentDirectoryURL = directory
        var all = ProcessInfo.processInfo.environment.filter { !$0.key.hasPrefix("MOCKCHECK_") && $0.key != "CI" }
        all.merge(environment) { $1 }
        process.environment = all
        process.standardInput = FileHandle.nullDevice
        // Files instead of pipes: nothing can block, however much is written.
        process.standardOutput = try Self.handle(for: folder.appending(path: "out"))
        process.standardError = try Self.handle(for: folder.appending(path: "err"))
        try process.runTakingSignals()
    }

    deinit {
        if process.isRunning { kill(process.processIdentifier, SIGKILL) }
        try? FileManager.default.removeItem(at: folder)
    }

    /// Of its process.
    var identifier: Int32 { process.processIdentifier }

    var outputSoFar: String { Self.text(folder.appending(path: "out")) }
    var errorsSoFar: String { Self.text(folder.appending(path: "err")) }

    func signal(_ number: Int32) {
        kill(process.processIdentifier, number)
    }

    /// Waits until the output holds the text.
    func waits(for text: String, seconds: Double = 20) async throws -> Bool {
        let end = Date(timeIntervalSinceNow: seconds)
        while Date() < end {
            if outputSoFar.contains(text) { return true }
            try await Task.sleep(for: .milliseconds(20))
        }
        // On a busy machine a sleep may have lasted longer than all the time there was.
        return outputSoFar.contains(text)
    }

    func finish(within seconds: Double = 60) async throws -> ProgramRun {
        let end = Date(timeIntervalSinceNow: seconds)
        while process.isRunning, Date() < end { try await Task.sleep(for: .milliseconds(10)) }
        if process.isRunning { kill(process.processIdentifier, SIGKILL) }
        process.waitUntilExit()
        // As a shell says it: a signal is 128 and its number.
        let status = process.terminationReason == .exit ? process.terminationStatus : 128 + process.terminationStatus
        return ProgramRun(
            status: status, output: outputSoFar, errors: errorsSoFar)
    }

    private static func handle(for file: URL) throws -> FileHandle {
        try Data().write(to: file)
        return try FileHandle(forWritingTo: file)
    }

    private static func text(_ file: URL) -> String {
        String(decoding: (try? Data(contentsOf: file)) ?? Data(), as: UTF8.self)
    }
}
