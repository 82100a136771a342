import HTTPMessage
import PostmanModel

/// The step of B-4.20 at which a call's path meets an example's.
enum PathStep: Character, Sendable {
    case exact = "a"
    case trailingSlash = "b"
    case letterCase = "c"
    case trailingSlashAndCase = "d"
    case wildcard = "e"
    case identifiers = "f"
    case trailingSlashAndIdentifiers = "g"
    case fuzzy = "h"

    /// The classic profile adds its steps up: slash, then case as well, then ids as well (B-4.04, 4.05).
    func score(_ profile: Profile) -> Int {
        switch self {
        case .exact: 100
        case .trailingSlash: 95
        case .letterCase: profile == .classic ? 85 : 90
        case .trailingSlashAndCase: 85
        case .wildcard: 80
        case .identifiers: profile == .classic ? 75 : 79
        case .trailingSlashAndIdentifiers: 75
        case .fuzzy: 70
        }
    }
}

/// What a wildcard took from a call.
struct Capture: Sendable, Hashable {
    var name: String
    var text: String
}

/// Compares paths step by step, the first step that hits decides (B-4.20, D3).
enum PathComparison {
    static func step(from example: SavedPath, to call: PathSegments, wildcards: Bool) -> (PathStep, [Capture])? {
        let saved = example.literal
        let sameTrimmedCount = saved.trimmedCount == call.trimmedCount
        let trimmed = 0..<min(saved.trimmedCount, call.trimmedCount)
        if saved.decoded == call.decoded { return (.exact, []) }
        if sameTrimmedCount, saved.decoded[trimmed] == call.decoded[trimmed] { return (.trailingSlash, []) }
        if saved.folded == call.folded { return (.letterCase, []) }
        if sameTrimmedCount, saved.folded[trimmed] == call.folded[trimmed] { return (.trailingSlashAndCase, []) }
        if wildcards, let pattern = example.pattern, let captures = captures(of: pattern, in: call) {
            return (.wildcard, captures)
        }
        if saved.decoded.count == call.decoded.count, isEqualButIDs(saved, call, in: saved.decoded.indices) {
            return (.identifiers, [])
        }
        if sameTrimmedCount, isEqualButIDs(saved, call, in: trimmed) { return (.trailingSlashAndIdentifiers, []) }
        return nil
    }

    /// The sum of the segments' distances where every segment is similar to three quarters; nil elsewhere (D4).
    static func fuzzyDistance(from example: PathSegments, to call: PathSegments) -> Int? {
        guard example.count == call.count else { return nil }
        for (left, right) in zip(example.lengths, call.lengths) where left != right {
            // The distance is at least the difference in length.
            guard left > 0, right > 0, isSimilar(Int(max(left, right)), Int(abs(left - right))) else { return nil }
        }
        var total = 0
        for (left, right) in zip(example.decoded, call.decoded) where left != right {
            let left = Array(left.text.unicodeScalars)
            let right = Array(right.text.unicodeScalars)
            let distance = levenshtein(left, right)
            guard isSimilar(max(left.count, right.count), distance) else { return nil }
            total += distance
        }
        return total
    }

    private static func isSimilar(_ length: Int, _ distance: Int) -> Bool {
        (Double(length - distance) / Double(length) * 100).rounded() >= 75
    }

    private static func captures(of pattern: SavedPath.Pattern, in call: PathSegments) -> [Capture]? {
        guard pattern.trimmedCount == call.trimmedCount else { return nil }
        var captures: [Capture] = []
        for index in 0..<pattern.trimmedCount {
            switch pattern.segments[index] {
            case .literal(let text):
                guard text.isExactly(call.folded[index].text) else { return nil }
            case .wildcard(let name):
                guard !call.decoded[index].text.isEmpty else { return nil }
                captures.append(Capture(name: name, text: Decoding.capture(call.encoded[index].text)))
            }
        }
        return captures
    }

    private static func isEqualButIDs(_ left: PathSegments, _ right: PathSegments, in range: Range<Int>) -> Bool {
        var hasStripped = false
        for index in range {
            if left.isIdentifier(at: index), right.isIdentifier(at: index) {
                hasStripped = true
            } else if left.folded[index] != right.folded[index] {
                return false
            }
        }
        return hasStripped
    }

    /// Segments of more than 1,024 scalars are not compared in detail: where they differ, they have nothing in common.
    private static func levenshtein(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
        guard max(left.count, right.count) <= 1024 else { return max(left.count, right.count) }
        var previous = Array(0...right.count)
        for (row, scalar) in left.enumerated() {
            var current = [row + 1]
            for (column, other) in right.enumerated() {
                let substitution = previous[column] + (scalar == other ? 0 : 1)
                current.append(min(substitution, previous[column + 1] + 1, current[column] + 1))
            }
            previous = current
        }
        return previous[right.count]
    }
}
