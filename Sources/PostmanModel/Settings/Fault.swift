import HTTPMessage

/// What can be made to go wrong with a response on request.
///
/// It is written alike in the manifest and in the header of a request: `delay=100..2000`, `status=429; retry-after=2`,
/// `reset`, `drip=3000`, `cut=50`.
package struct Fault: Sendable, Hashable {
    package enum Kind: Sendable, Hashable {
        case delay(Delay)
        /// Another status, with seconds to wait where there are any.
        case status(Int, retryAfter: Int?)
        /// The connection is reset before the first byte.
        case reset
        /// The body comes little by little, over so many milliseconds.
        case drip(Int)
        /// The connection ends after this part of the body, in percent.
        case cut(Int)
    }

    /// Milliseconds from a distribution.
    package enum Delay: Sendable, Hashable {
        case fixed(Int)
        case uniform(ClosedRange<Int>)
        case normal(mean: Int, deviation: Int)
    }

    package let kind: Kind
    /// As it was written, blanks removed.
    package let text: String

    /// The header that asks for one.
    package static let header = "x-mockcheck-fault"
    /// In milliseconds; the bound of `x-mock-response-delay` (B-5.22).
    private static let longest = 180_000

    /// - Throws: why the text is not a fault, as a sentence.
    package init(_ text: String) throws(FaultProblem) {
        let written = text.filter { $0 != " " && $0 != "\t" }
        var parts = written.split(separator: ";", omittingEmptySubsequences: false)[...]
        let head = Self.pair(parts.removeFirst())
        var retryAfter: Int?
        if let part = parts.popFirst() {
            let option = Self.pair(part)
            guard head.name == "status", option.name == "retry-after",
                let seconds = Self.number(option.value, in: 0...86_400)
            else { throw FaultProblem(text, "only status takes an option, retry-after=SECONDS") }
            retryAfter = seconds
        }
        guard parts.isEmpty else { throw FaultProblem(text, "it has too many parts") }
        switch head.name {
        case "delay":
            guard let delay = Self.delay(head.value) else {
                throw FaultProblem(
                    text, "write delay=300, delay=100..2000 or delay=normal(300,50), in milliseconds up to 180000")
            }
            kind = .delay(delay)
        case "status":
            guard let code = Self.number(head.value, in: 200...599) else {
                throw FaultProblem(text, "the status must be a number from 200 to 599")
            }
            kind = .status(code, retryAfter: retryAfter)
        case "reset":
            guard head.value == nil else { throw FaultProblem(text, "reset takes no value") }
            kind = .reset
        case "drip":
            guard let time = Self.number(head.value, in: 1...Self.longest) else {
                throw FaultProblem(text, "write drip=3000, in milliseconds up to 180000")
            }
            kind = .drip(time)
        case "cut":
            guard let part = head.value == nil ? 50 : Self.number(head.value, in: 0...99) else {
                throw FaultProblem(text, "write cut=50, in percent up to 99")
            }
            kind = .cut(part)
        default: throw FaultProblem(text, "the faults are delay, status, reset, drip and cut")
        }
        self.text = written
    }

    private static func pair(_ text: Substring) -> (name: String, value: Substring?) {
        guard let sign = text.firstIndex(of: "=") else { return (text.lowercased(), nil) }
        return (text[..<sign].lowercased(), text[text.index(after: sign)...])
    }

    private static func number(_ text: Substring?, in range: ClosedRange<Int>) -> Int? {
        guard let text, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(text),
            range.contains(number)
        else { return nil }
        return number
    }

    private static func delay(_ text: Substring?) -> Delay? {
        guard let text else { return nil }
        let range = 0...longest
        if let fixed = number(text, in: range) { return .fixed(fixed) }
        if text.hasPrefix("normal("), text.hasSuffix(")") {
            let parts = text.dropFirst(7).dropLast().split(separator: ",", omittingEmptySubsequences: false)
            guard parts.count == 2, let mean = number(parts[0], in: range), let deviation = number(parts[1], in: range)
            else { return nil }
            return .normal(mean: mean, deviation: deviation)
        }
        guard let dots = text.firstRange(of: ".."), let least = number(text[..<dots.lowerBound], in: range),
            let most = number(text[dots.upperBound...], in: range), least <= most
        else { return nil }
        return .uniform(least...most)
    }
}

/// Why a text is not a fault.
package struct FaultProblem: Error, Sendable, Hashable, CustomStringConvertible {
    package let description: String

    init(_ text: String, _ reason: String) {
        description = "'\(text)' is not a valid fault: \(reason)"
    }
}

extension Fault.Delay {
    /// Milliseconds, never more than the longest delay and never less than none.
    package func milliseconds(using random: inout some RandomNumberGenerator) -> Int {
        switch self {
        case .fixed(let time): return time
        case .uniform(let range): return Int.random(in: range, using: &random)
        case .normal(let mean, let deviation):
            // The sum of twelve is near enough to a normal distribution, and needs no library of functions.
            let sum = (0..<12).reduce(0.0) { sum, _ in sum + Double.random(in: 0..<1, using: &random) }
            return min(180_000, max(0, mean + Int(Double(deviation) * (sum - 6))))
        }
    }
}

/// The faults of one mock: none unless its manifest says so.
package struct FaultSettings: Sendable, Hashable {
    /// A fault that comes by itself.
    package struct Rule: Sendable, Hashable {
        package var fault: Fault
        /// From 0 to 1.
        package var probability: Double
        /// The name of the collection's request whose examples it is for; nil for all calls.
        package var request: String?

        package init(fault: Fault, probability: Double = 1, request: String? = nil) {
            self.fault = fault
            self.probability = probability
            self.request = request
        }
    }

    /// Whether a request may ask for one by `x-mockcheck-fault`.
    package var onRequest = false
    /// Tried in order; the first that comes is the only one.
    package var rules: [Rule] = []
    package var seed: UInt64 = 1

    package init() {}
}
