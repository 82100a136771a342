/// The journal read back, every line proved.
struct UsageReading {
    private(set) var last: UsageEntry?
    private(set) var seal = ""
    /// Up to the end of the last whole line.
    private(set) var length: Int64 = 0

    init(path: String, markPath: String) throws(StateProblem) {
        let bytes = try WholeFile.read(path)
        let mark = (try WholeFile.read(markPath)).flatMap { UsageMark(String(decoding: $0, as: UTF8.self)) }
        let help = "restore it from a copy; to begin at zero, move usage.jsonl and usage.mark away"
        guard let bytes else {
            if let mark, mark.length > 0 {
                throw StateProblem(path, "the file is gone, and \(mark.length) bytes had been written", help: help)
            }
            return
        }
        var number = 0
        var rest = bytes[...]
        var isMarkSeen = mark.map { $0.length == 0 } ?? true
        while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
            number += 1
            let line = String(decoding: rest[..<end], as: UTF8.self)
            guard let (entry, seal) = UsageEntry.read(line, after: seal) else {
                throw StateProblem("\(path):\(number)", "this line is not what was written here", help: help)
            }
            last = entry
            self.seal = seal
            length += Int64(end - rest.startIndex) + 1
            rest = rest[(end + 1)...]
            if let mark, mark.length == length { isMarkSeen = mark.seal == seal }
        }
        guard isMarkSeen else {
            throw StateProblem(
                path, "the file ends early: it has \(bytes.count) of at least \(mark?.length ?? 0) bytes", help: help)
        }
    }
}
