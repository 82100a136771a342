import SystemPackage

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
    private let descriptor: FileDescriptor

    init(path: String, mark: UsageMark) throws(StateProblem) {
        do throws(Errno) {
            descriptor = try Self.open(path, mark)
        } catch {
            throw .system(path, error, doing: "write it")
        }
    }

    private static func open(_ path: String, _ mark: UsageMark) throws(Errno) -> FileDescriptor {
        let descriptor = try SystemCall.open(path, .writeOnly, .create)
        do throws(Errno) {
            try write(mark, to: descriptor)
        } catch {
            SystemCall.close(descriptor)
            throw error
        }
        return descriptor
    }

    deinit { SystemCall.close(descriptor) }

    /// An old mark promises less and is still true, so a failure is not a problem.
    func write(_ mark: UsageMark) {
        try? Self.write(mark, to: descriptor)
    }

    private static func write(_ mark: UsageMark, to descriptor: FileDescriptor) throws(Errno) {
        try SystemCall.run { _ = try descriptor.writeAll(toAbsoluteOffset: 0, Array(mark.text.utf8)) }
    }
}
