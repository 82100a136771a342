import SystemPackage

/// A file that is read piece by piece, so that its size costs no memory.
struct FilePieces: ~Copyable {
    private static let pieceBytes = 1 << 20

    let path: String
    private let descriptor: FileDescriptor

    /// - Throws: `CommandProblem` where the file cannot be opened.
    init(path: String) throws {
        self.path = path
        do {
            descriptor = try FileDescriptor.open(FilePath(path), .readOnly, options: .closeOnExec)
        } catch {
            throw Self.problem(path, error)
        }
    }

    deinit { try? descriptor.close() }

    /// The next bytes; none at the end of the file.
    ///
    /// - Throws: `CommandProblem` where the file cannot be read.
    func next() throws -> [UInt8] {
        do {
            return try [UInt8](unsafeUninitializedCapacity: Self.pieceBytes) { buffer, count in
                count = try descriptor.read(into: UnsafeMutableRawBufferPointer(buffer))
            }
        } catch {
            throw Self.problem(path, error)
        }
    }

    private static func problem(_ path: String, _ error: any Error) -> CommandProblem {
        .usage("cannot read \(path): \(SystemProblem(code: (error as? Errno ?? .ioError).rawValue))")
    }
}
