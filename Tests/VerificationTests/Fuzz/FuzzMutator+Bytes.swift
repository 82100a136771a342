/// Breaks texts on their way: what is left is no longer a text of the kind it was.
extension FuzzMutator {
    /// Cuts a few texts off, and changes a byte of a few.
    mutating func damage(_ bytes: inout [UInt8]) {
        if chance(5) { bytes.removeLast(Int.random(in: 0...bytes.count, using: &random)) }
        if chance(5), let index = bytes.indices.randomElement(using: &random) {
            bytes[index] = UInt8.random(in: .min ... .max, using: &random)
        }
    }

    /// A request with its lines, its framing or any of its bytes changed.
    mutating func brokenRequest(_ request: [UInt8]) -> [UInt8] {
        var bytes = request
        for _ in 0..<Int.random(in: 1...4, using: &random) {
            let place = Int.random(in: 0...bytes.count, using: &random)
            switch Int.random(in: 0..<6, using: &random) {
            case 0: bytes.insert(contentsOf: (pick(FuzzTexts.odd) ?? "").utf8, at: place)
            case 1: bytes.removeSubrange(place..<min(bytes.count, place + Int.random(in: 1...8, using: &random)))
            case 2 where place < bytes.count: bytes[place] = UInt8.random(in: .min ... .max, using: &random)
            case 3: insertLine(pick(Self.headerLines) ?? "", into: &bytes)
            case 4: bytes += Array((pick(Self.chunks) ?? "").utf8)
            default: bytes += request
            }
        }
        return bytes
    }

    private mutating func insertLine(_ line: String, into bytes: inout [UInt8]) {
        let ends = bytes.indices.filter { bytes[$0] == 0x0A }
        guard let end = pick(ends) else { return }
        bytes.insert(contentsOf: (line + (chance(80) ? "\r\n" : "\n")).utf8, at: end + 1)
    }

    /// Where a text arrives in pieces.
    mutating func cuts(of bytes: [UInt8]) -> [Int] {
        (0..<Int.random(in: 1...4, using: &random)).map { _ in Int.random(in: 0...bytes.count, using: &random) }
            .sorted()
    }

    private static var headerLines: [String] {
        [
            "Content-Length: 0", "Content-Length: 5", "Content-Length: +1", "Content-Length: 99999999999999999999",
            "Transfer-Encoding: chunked", "Transfer-Encoding: gzip, chunked", "Transfer-Encoding : chunked",
            "Expect: 100-continue", "Host: other", " folded", "Connection: close", "No colon", ": no name", "Name:",
            "X-\u{7F}: 1", "X: \u{0}", "Upgrade: h2c",
        ]
    }

    private static var chunks: [String] {
        [
            "0\r\n\r\n", "5\r\nhello\r\n", "5;a=b\r\nhello\r\n0\r\nX: y\r\n\r\n", "FFFFFFFFFFFFFFFF\r\n", "-1\r\n",
            "5\nhello",
        ]
    }
}
