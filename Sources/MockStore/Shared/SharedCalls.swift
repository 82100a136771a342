import MockCore
import PostmanModel

/// The call log of all replicas: a stream in a store, which holds the newest calls (product section 11).
package final class SharedCalls: Sendable {
    /// How many calls the stream holds, or a few more.
    static let capacity = 2000
    static let key = "mockcheck:{account}:calls"
    static let numberKey = "mockcheck:{account}:calls:number"
    private static let pageLength = 200

    private let client: RedisClient

    init(_ client: RedisClient) {
        self.client = client
    }

    var isConnected: Bool { client.isConnected }

    /// - Parameter lines: as a file has them; the store gives the numbers.
    /// - Returns: the number of the last one.
    func append(_ lines: [String]) throws(StoreProblem) -> Int {
        let words = [String(Self.capacity)] + lines
        return Int(try client.answer(of: .log, keys: [Self.key, Self.numberKey], words).integer ?? 0)
    }

    func record(number: Int) throws(StoreProblem) -> CallRecord? {
        try page("XRANGE", "\(number)", "\(number)").first
    }

    /// The records that a query asks for, in its order; one more than its limit where there are more.
    func records(_ query: CallQuery) throws(StoreProblem) -> [CallRecord] {
        var found: [CallRecord] = []
        var next = query.cursor.map { query.isNewestFirst ? $0 - 1 : $0 + 1 }
        // They are counted from 1.
        while found.count <= query.limit, next.map({ $0 > 0 }) ?? true {
            let start = next.map { "\($0)" }
            let page =
                try query.isNewestFirst
                ? page("XREVRANGE", start ?? "+", "-") : page("XRANGE", start ?? "-", "+")
            found += page.filter(query.fits)
            guard page.count == Self.pageLength, let last = page.last else { break }
            next = query.isNewestFirst ? last.number - 1 : last.number + 1
        }
        return Array(found.prefix(query.limit + 1))
    }

    private func page(_ command: String, _ from: String, _ to: String) throws(StoreProblem) -> [CallRecord] {
        let words = [command, Self.key, from, to, "COUNT", String(Self.pageLength)]
        return try client.answer(to: words).elements?.compactMap(Self.record) ?? []
    }

    private static func record(_ entry: RESPValue) -> CallRecord? {
        guard let parts = entry.elements, parts.count == 2, let fields = parts[1].elements, fields.count == 2,
            let number = parts[0].text?.split(separator: "-").first.flatMap({ Int($0) }),
            let line = fields[1].text, var record = CallRecord(line: line)
        else { return nil }
        record.number = number
        return record
    }
}
