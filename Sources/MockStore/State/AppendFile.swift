#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A file that only ever grows by whole lines; a line that was not written to its end is taken back.
///
/// What has been appended survives the end of this process at any moment; `isDurable` makes it survive the machine's too.
struct AppendFile: ~Copyable {
    let path: String
    private(set) var length: Int64
    private let descriptor: Int32

    /// Opens or makes the file; what follows its last line feed is cut off.
    init(path: String, keeping length: Int64) throws(StateProblem) {
        descriptor = try Self.open(path, keeping: length)
        self.path = path
        self.length = length
    }

    private static func open(_ path: String, keeping length: Int64) throws(StateProblem) -> Int32 {
        let descriptor: Int32
        switch SystemCall.open(path, O_RDWR | O_CREAT | O_APPEND) {
        case .success(let opened): descriptor = opened
        case .failure(let error): throw .system(path, error.code, doing: "open it for writing")
        }
        let code = SystemCall.truncate(descriptor, to: length)
        guard code == 0 else {
            SystemCall.close(descriptor)
            throw .system(path, code, doing: "cut off its unfinished last line")
        }
        return descriptor
    }

    deinit { SystemCall.close(descriptor) }

    /// - Throws: where the disk is full, or broken; the file then ends where it did before.
    mutating func append(_ line: String, isDurable: Bool) throws(StateProblem) {
        let bytes = Array((line + "\n").utf8)
        var code = SystemCall.write(bytes, to: descriptor)
        if code == 0, isDurable { code = SystemCall.synchronize(descriptor) }
        guard code == 0 else {
            _ = SystemCall.truncate(descriptor, to: length)
            throw .system(path, code, doing: "write")
        }
        length += Int64(bytes.count)
    }
}
