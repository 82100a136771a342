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

    /// So many threads take part after part, as far as there are processors for them.
    private static let threads = 64

    let limits: ReadingLimits
    /// How many parts there will be, about.
    let partCount: Int

    /// The content of all parts in file order, and what stands around them; nil where any of it is not JSON, or where
    /// another list counts.
    func read(_ text: SplitText) -> (content: Content, frame: SplitText.Frame)? {
        let text = Mutex(text)
        let assembly = Mutex(Assembly())
        DispatchQueue.concurrentPerform(iterations: Self.threads) { _ in
            while let part = text.withLock({ $0.next() }) {
                guard let content = read(part) else { return text.withLock { $0.giveUp() } }
                assembly.withLock { $0.add(content, at: part.number, of: partCount) }
            }
        }
        guard let frame = text.withLock({ $0.frame(limits: limits) }) else { return nil }
        return (assembly.withLock { $0.content }, frame)
    }

    private func read(_ part: SplitText.Part) -> Content? {
        // Around the elements are the list and the outermost object.
        var parser = JSONParser(depthLimit: limits.nestingDepth - 1)
        do {
            try parser.parseElements(part.bytes.span)
        } catch {
            return nil
        }
        let document = JSONDocument(
            bytes: part.bytes, base: part.base, nodes: parser.nodes, flags: parser.flags)
        let log = ReadingLog(source: part.source)
        var reader = ItemReader(log: log)
        reader.read(document.root)
        return Content(
            items: reader.list, diagnostics: log.diagnostics,
            problems: TextProblems(of: document, locatedBy: part.source.locator))
    }
}
