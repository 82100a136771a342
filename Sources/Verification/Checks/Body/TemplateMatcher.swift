import PostmanModel

/// Matches a body against literal text around holes, in time linear in the body for each part.
///
/// It follows all ways to fill the holes at once, as the set of offsets that a prefix of the parts can end at; nothing is
/// tried twice, so adjacent holes cannot blow up. Many adjacent holes can end at nearly every offset, each: of a body
/// that leaves more open than is followed, nothing can be said.
struct TemplateMatcher {
    /// Offsets that all parts together may end at; beyond that the body is too open to be compared.
    private static let mostOffsets = 30_000
    /// Templates of fewer holes are never that open.
    static let fewHoles = 40

    enum Outcome: Equatable {
        case matched
        case mismatch(Mismatch)
        case tooOpen
    }

    /// Where a body leaves the template.
    struct Mismatch: Equatable {
        enum Wanted: Equatable {
            case part(Expectation.TemplatePart)
            case end
        }

        var offset: Int
        var wanted: Wanted
    }

    private let parts: [Expectation.TemplatePart]

    init(_ parts: [Expectation.TemplatePart]) {
        self.parts = parts
    }

    func outcome(in body: [UInt8]) -> Outcome {
        /// The offsets that the parts so far can end at, ascending.
        var ends = [0]
        var offsets = 0
        var patterns: [String: TextPattern] = [:]
        for part in parts {
            let next =
                switch part {
                case .literal(let bytes): after(bytes, from: ends, in: body)
                case .hole(let shape): Self.pattern(shape, &patterns)?.ends(from: ends, in: body) ?? []
                }
            offsets += next.count
            if offsets > Self.mostOffsets { return .tooOpen }
            // A person would look behind the longest way to fill the holes.
            guard !next.isEmpty else {
                return .mismatch(Mismatch(offset: ends[ends.count - 1], wanted: .part(part)))
            }
            ends = next
        }
        let last = ends[ends.count - 1]
        return last == body.count ? .matched : .mismatch(Mismatch(offset: last, wanted: .end))
    }

    private static func pattern(_ shape: TextShape, _ known: inout [String: TextPattern]) -> TextPattern? {
        if let pattern = known[shape.pattern] { return pattern }
        known[shape.pattern] = TextPattern(shape.pattern)
        return known[shape.pattern]
    }

    private func after(_ literal: [UInt8], from starts: [Int], in body: [UInt8]) -> [Int] {
        guard !literal.isEmpty else { return starts }
        guard starts.count > 32 else {
            return starts.filter { body[$0...].starts(with: literal) }.map { $0 + literal.count }
        }
        var offsets: [Int] = []
        var remaining = starts[...]
        search(literal, in: body, from: starts[0]) { start in
            while let candidate = remaining.first, candidate < start { remaining.removeFirst() }
            if remaining.first == start { offsets.append(start + literal.count) }
            return !remaining.isEmpty
        }
        return offsets
    }

    /// Reports each place the literal stands at, overlapping ones too, until told to stop (Knuth, Morris, Pratt).
    private func search(_ literal: [UInt8], in body: [UInt8], from start: Int, found: (Int) -> Bool) {
        let borders = borderLengths(of: literal)
        var matched = 0
        for offset in body.indices[start...] {
            while matched > 0, body[offset] != literal[matched] { matched = borders[matched - 1] }
            if body[offset] == literal[matched] { matched += 1 }
            guard matched == literal.count else { continue }
            guard found(offset + 1 - matched) else { return }
            matched = borders[matched - 1]
        }
    }

    /// For each prefix the length of its longest proper prefix that is also its suffix.
    private func borderLengths(of literal: [UInt8]) -> [Int] {
        var lengths = [Int](repeating: 0, count: literal.count)
        var length = 0
        for index in literal.indices.dropFirst() {
            while length > 0, literal[index] != literal[length] { length = lengths[length - 1] }
            if literal[index] == literal[length] { length += 1 }
            lengths[index] = length
        }
        return lengths
    }
}
