import HTTPMessage

/// Writes the text format of Prometheus, version 0.0.4.
struct MetricsText {
    enum Kind: String {
        case counter, gauge, histogram
    }

    typealias Labels = [(name: String, value: String)]

    static let contentType = "text/plain; version=0.0.4; charset=utf-8"

    private(set) var text = ""

    /// Begins a family: all its samples must follow at once.
    mutating func begin(_ name: String, _ kind: Kind, _ help: String) {
        text += "# HELP \(name) \(Self.escaped(help, quotes: false))\n# TYPE \(name) \(kind.rawValue)\n"
    }

    mutating func add(_ name: String, _ labels: Labels = [], _ value: Int) {
        add(name, labels, String(value))
    }

    mutating func add(_ name: String, _ labels: Labels = [], _ value: Double) {
        add(name, labels, "\(value)")
    }

    /// A family of one sample.
    mutating func single(_ name: String, _ kind: Kind, _ help: String, _ value: Int) {
        begin(name, kind, help)
        add(name, [], value)
    }

    mutating func single(_ name: String, _ kind: Kind, _ help: String, _ value: Double) {
        begin(name, kind, help)
        add(name, [], value)
    }

    /// The series of one histogram: buckets that include all smaller ones, then sum and count.
    mutating func add(histogram name: String, _ labels: Labels, _ reading: CallMeter.Reading) {
        var count = 0
        for (bound, calls) in zip(CallMeter.bounds, reading.buckets) {
            count += calls
            add("\(name)_bucket", labels + [("le", "\(Double(bound) / 1_000_000)")], count)
        }
        count += reading.buckets[CallMeter.bounds.count]
        add("\(name)_bucket", labels + [("le", "+Inf")], count)
        add("\(name)_sum", labels, reading.total / .seconds(1))
        add("\(name)_count", labels, count)
    }

    private mutating func add(_ name: String, _ labels: Labels, _ value: String) {
        text += name
        if !labels.isEmpty {
            let listed = labels.map { "\($0.name)=\"\(Self.escaped($0.value, quotes: true))\"" }
            text += "{" + listed.joined(separator: ",") + "}"
        }
        text += " " + value + "\n"
    }

    private static func escaped(_ value: String, quotes: Bool) -> String {
        var escaped = ""
        for scalar in value.unicodeScalars {
            switch scalar {
            case "\\": escaped += "\\\\"
            case "\n": escaped += "\\n"
            case "\"" where quotes: escaped += "\\\""
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}
