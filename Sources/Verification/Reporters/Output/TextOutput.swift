import SystemPackage

/// Where a report of text goes.
final class TextOutput {
    private enum Target {
        /// Appears whole at the end, or not at all (CI-1.5.14).
        case whole(ReportFile)
        /// Grows as the run does, so that a killed run leaves its lines.
        case growing(OutputFile)
        case standardOutput
    }

    /// Small writes are gathered, unless somebody waits for each.
    private static let chunk = 64 * 1024

    private let target: Target
    private var buffer: [UInt8] = []

    /// - Parameter path: `-` is standard output.
    init(path: String, grows: Bool = false) throws {
        if path == "-" {
            target = .standardOutput
        } else if grows {
            try ReportFile.checkPlace(path)
            target = .growing(try OutputFile(creating: path))
        } else {
            target = .whole(try ReportFile(path: path))
        }
    }

    func write(_ text: String) throws {
        var text = text
        try text.withUTF8 { try write(UnsafeRawBufferPointer($0)) }
    }

    func write(_ bytes: [UInt8]) throws { try bytes.withUnsafeBytes { try write($0) } }

    func write(_ bytes: UnsafeRawBufferPointer) throws {
        buffer += bytes
        switch target {
        case .whole: if buffer.count >= Self.chunk { try flush() }
        case .growing, .standardOutput: try flush()
        }
    }

    func finish() throws {
        try flush()
        switch target {
        case .whole(let file): try file.commit { _ in [] }
        case .growing(let file): try file.synchronize()
        case .standardOutput: break
        }
    }

    private func flush() throws {
        defer { buffer.removeAll(keepingCapacity: true) }
        try buffer.withUnsafeBytes { bytes in
            switch target {
            case .whole(let file): try file.write(bytes)
            case .growing(let file): try file.write(bytes)
            case .standardOutput:
                _ = try OutputFile.run("standard output") { try FileDescriptor.standardOutput.writeAll(bytes) }
            }
        }
    }
}
