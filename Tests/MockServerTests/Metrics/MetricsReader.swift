import Testing

/// Reads the Prometheus text format strictly: whatever the format forbids is an error.
struct MetricsReader {
    struct Sample: Equatable {
        var name: String
        var labels: [String: String]
        var value: Double
    }

    struct Problem: Error, CustomStringConvertible {
        var description: String
    }

    private(set) var samples: [Sample] = []
    private var types: [String: String] = [:]
    private var finished: Set<String> = []
    private var current: String?

    init(_ text: String) throws {
        guard text.hasSuffix("\n") else { throw Problem(description: "the last line has no end") }
        for line in text.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
            try read(String(line))
        }
        try checkHistograms()
    }

    subscript(name: String, labels: [String: String]) -> Double? {
        samples.first { $0.name == name && $0.labels == labels }?.value
    }

    private mutating func read(_ line: String) throws {
        if let comment = line.wholeMatch(of: /# (HELP|TYPE) ([a-zA-Z_:][a-zA-Z0-9_:]*) (.*)/) {
            let family = String(comment.2)
            if comment.1 == "HELP" {
                guard current != family, finished.insert(family).inserted else {
                    throw Problem(description: "family twice: \(family)")
                }
                current = family
            } else {
                guard current == family, types[family] == nil, ["counter", "gauge", "histogram"].contains(comment.3)
                else { throw Problem(description: "misplaced or unknown type: \(line)") }
                types[family] = String(comment.3)
            }
            return
        }
        guard let match = line.wholeMatch(of: /([a-zA-Z_:][a-zA-Z0-9_:]*)(\{.*\})? (\S+)/) else {
            throw Problem(description: "no sample: \(line)")
        }
        let name = String(match.1)
        guard let current, let type = types[current],
            name == current || type == "histogram" && isPart(name, of: current)
        else { throw Problem(description: "sample outside its family: \(line)") }
        let text = String(match.3)
        guard let value = text == "+Inf" ? .infinity : Double(text) else {
            throw Problem(description: "value: \(line)")
        }
        let sample = Sample(name: name, labels: try labels(match.2.map(String.init) ?? ""), value: value)
        guard !samples.contains(where: { $0.name == sample.name && $0.labels == sample.labels }) else {
            throw Problem(description: "sample twice: \(line)")
        }
        guard type == "gauge" || value >= 0 else { throw Problem(description: "negative count: \(line)") }
        samples.append(sample)
    }

    private func isPart(_ name: String, of family: String) -> Bool {
        ["_bucket", "_sum", "_count"].contains { name == family + $0 }
    }

    private func labels(_ text: String) throws -> [String: String] {
        var rest = Substring(text)
        var labels: [String: String] = [:]
        guard !rest.isEmpty else { return labels }
        rest = rest.dropFirst()
        while let match = rest.prefixMatch(of: /([a-zA-Z_][a-zA-Z0-9_]*)="((?:[^"\\\n]|\\[\\"n])*)"([,}])/) {
            let value = String(match.2).replacing("\\\\", with: "\u{0}").replacing("\\\"", with: "\"")
                .replacing("\\n", with: "\n").replacing("\u{0}", with: "\\")
            guard labels.updateValue(value, forKey: String(match.1)) == nil else {
                throw Problem(description: "label twice: \(text)")
            }
            rest = rest[match.range.upperBound...]
            if match.3 == "}" { break }
        }
        guard rest.isEmpty else { throw Problem(description: "labels: \(text)") }
        return labels
    }

    /// Buckets grow up to `+Inf`, which is the count.
    private func checkHistograms() throws {
        for (family, type) in types where type == "histogram" {
            var series: [[String: String]: [(bound: Double, count: Double)]] = [:]
            for sample in samples where sample.name == family + "_bucket" {
                var labels = sample.labels
                guard let le = labels.removeValue(forKey: "le"), let bound = le == "+Inf" ? .infinity : Double(le)
                else {
                    throw Problem(description: "bucket without bound in \(family)")
                }
                series[labels, default: []].append((bound, sample.value))
            }
            for (labels, buckets) in series {
                let isOrdered = zip(buckets, buckets.dropFirst()).allSatisfy {
                    $0.bound < $1.bound && $0.count <= $1.count
                }
                guard isOrdered, buckets.last?.bound == .infinity,
                    buckets.last?.count == self[family + "_count", labels], self[family + "_sum", labels] != nil
                else { throw Problem(description: "histogram \(family) \(labels)") }
            }
        }
    }
}
