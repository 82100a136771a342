/// What was read lately: exports repeat themselves, a request in each of its examples, its headers in many requests.
final class ReadingMemory {
    var requests = RecentValues<SavedRequest>(limit: 2)
    var requestHeaders = RecentValues<[Row]>(limit: 4)
    var responseHeaders = RecentValues<[Row]>(limit: 4)
}

/// The last few JSON values that were read without a complaint, with what they were read as.
struct RecentValues<Content> {
    private let limit: Int
    private var entries: [(value: JSONValue, content: Content)] = []
    private var oldest = 0

    init(limit: Int) {
        self.limit = limit
    }

    /// The content of a value that is written with the same bytes.
    func content(like value: JSONValue) -> Content? {
        entries.indices.first { entries[$0].value.isWrittenAs(value) }.map { entries[$0].content }
    }

    mutating func remember(_ content: Content, of value: JSONValue) {
        guard entries.count == limit else { return entries.append((value, content)) }
        entries[oldest] = (value, content)
        oldest = (oldest + 1) % limit
    }
}
