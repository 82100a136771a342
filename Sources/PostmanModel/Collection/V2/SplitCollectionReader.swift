import Dispatch
import Synchronization

/// Reads a large v2 collection in parts, as many at once as there are processors.
struct SplitCollectionReader {
    /// What a part holds, or all parts so far.
    struct Content: Sendable {
        var items = ItemList()
        var diagnostics: [Diagnostic] = []
        var problems = TextProblems()

        mutating func append(_ part: Content) {
            items.append(part.items)
            diagnostics += part.diagnostics
            problems.add(part.problems)
        }
    }

    /// The parts that have been read, put together in file order as soon as those before them are there, so that
    /// nothing is kept twice for long.
    private struct Assembly: Sendable {
        var content = Content()
        var joinedCount = 0
        private var waiting: [Int: Content] = [:]

        mutating func add(_ part: Content, at index: Int, of count: Int) {
            // With room for parts of smaller items than the first has; what is not used costs nothing.
            if index == 0 { content.items.reserveCapacity(part.items.requests.count * count * 5 / 4 + 64) }
            waiting[index] = part
            while let next = waiting.removeValue(forKey: joinedCount) {
                content.append(next)
                joinedCount += 1
            }
        }
    }

    let document: SplitDocument
    let source: SourceText

    /// The content of all parts in file order; nil where a part is not JSON.
    func read() -> Content? {
        let count = document.parts.count
        let assembly = Mutex(Assembly())
        DispatchQueue.concurrentPerform(iterations: count) { index in
            guard let part = read(index) else { return }
            assembly.withLock { $0.add(part, at: index, of: count) }
        }
        return assembly.withLock { $0.joinedCount == count ? $0.content : nil }
    }

    private func read(_ index: Int) -> Content? {
        guard let part = document.document(at: index) else { return nil }
        let source = source.part(part.bytes, at: part.base)
        let log = ReadingLog(source: source)
        var reader = ItemReader(log: log)
        reader.read(part.root)
        return Content(
            items: reader.list, diagnostics: log.diagnostics, problems: TextProblems(of: part, in: source))
    }
}
