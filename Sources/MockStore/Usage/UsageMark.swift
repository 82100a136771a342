#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// How long the journal is, and the seal of its last line.
struct UsageMark: Hashable {
    var length: Int64
    var seal: String

    init(_ length: Int64, _ seal: String) {
        self.length = length
        self.seal = seal
    }

    init?(_ text: String) {
        let words = text.split(separator: " ")
        guard words.count >= 2, let length = Int64(words[0]) else { return nil }
        self.init(length, words[1] == "-" ? "" : String(words[1]))
    }

    /// Always of the same length, so that it can be written over the one before.
    var text: String {
        let number = String(length)
        let name = seal.isEmpty ? "-" : seal
        return String(repeating: "0", count: max(0, 19 - number.count)) + number + " " + name
            + String(repeating: " ", count: max(0, 16 - name.count)) + " bytes and seal of usage.jsonl\n"
    }
}

/// Keeps the mark; one write in one place, which no end of the process can tear.
struct MarkFile: ~Copyable {
    private let descriptor: Int32

    init(path: String, mark: UsageMark) throws(StateProblem) {
        descriptor = try Self.open(path, mark)
    }

    private static func open(_ path: String, _ mark: UsageMark) throws(StateProblem) -> Int32 {
        let descriptor: Int32
        switch SystemCall.open(path, O_WRONLY | O_CREAT) {
        case .success(let opened): descriptor = opened
        case .failure(let error): throw .system(path, error.code, doing: "write it")
        }
        let bytes = Array(mark.text.utf8)
        guard pwrite(descriptor, bytes, bytes.count, 0) == bytes.count else {
            let code = errno
            SystemCall.close(descriptor)
            throw .system(path, code, doing: "write it")
        }
        return descriptor
    }

    deinit { SystemCall.close(descriptor) }

    /// An old mark promises less and is still true, so a failure is no problem.
    func write(_ mark: UsageMark) {
        let bytes = Array(mark.text.utf8)
        _ = pwrite(descriptor, bytes, bytes.count, 0)
    }
}
