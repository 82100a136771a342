import MockCore
import PostmanModel

/// Looks for the tokens of all rules at once: every text of a file is walked once, not once for each rule.
struct TokenSweep: Sendable {
    private var found: [String: [(text: Int, token: String)]] = [:]

    init(_ texts: [TextSite], for rules: [any TokenRule.Type]) {
        let scanners = rules.map { (id: $0.page.id, scanner: $0.scanner) }
        var starts = [Bool](repeating: false, count: 256)
        for (_, scanner) in scanners { for byte in scanner.firstBytes { starts[Int(byte)] = true } }
        let mayStart = starts
        let hits = Parallel.inPieces(of: texts.indices, length: 4096) { range in
            var hits: [(rule: Int, text: Int, token: String)] = []
            for index in range where texts[index].traits.contains(.token) {
                var text = texts[index].text
                text.withUTF8 { bytes in
                    for place in bytes.indices where mayStart[Int(bytes[place])] {
                        for (rule, entry) in scanners.enumerated() {
                            if let token = entry.scanner.token(in: bytes, at: place) {
                                hits.append((rule, index, token))
                            }
                        }
                    }
                }
            }
            return hits
        }
        for hit in hits { found[scanners[hit.rule].id, default: []].append((hit.text, hit.token)) }
    }

    /// The tokens of a rule, each with the number of its text.
    func tokens(of rule: String) -> [(text: Int, token: String)] { found[rule] ?? [] }
}
