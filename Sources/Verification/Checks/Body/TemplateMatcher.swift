/// Matches a body against literal text around holes, in time linear in the body for each part.
///
/// It follows all ways to fill the holes at once, as the set of offsets that a prefix of the parts can end at; nothing is
/// tried twice, so adjacent holes cannot blow up.
struct TemplateMatcher {
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

    /// The offsets that the parts so far can end at; never empty.
    private enum Ends {
        /// In ascending order.
        case at([Int])
        /// This one and all behind it: what free text leaves.
        case from(Int)

        var first: Int {
            switch self {
            case .at(let offsets): offsets[0]
            case .from(let offset): offset
            }
        }

        /// Where a person would look: behind the longest way to fill the holes.
        var likeliest: Int {
            switch self {
            case .at(let offsets): offsets[offsets.count - 1]
            case .from(let offset): offset
            }
        }
    }

    func mismatch(in body: [UInt8]) -> Mismatch? {
        var ends = Ends.at([0])
        for (index, part) in parts.enumerated() {
            let next: Ends? =
                switch part {
                case .literal(let bytes):
                    afterLiteral(bytes, ends, in: body, needsFirstOnly: isFreeText(at: index + 1))
                case .hole(.text): ends.first < body.count ? .from(ends.first + 1) : nil
                case .hole(let hole): afterHole(hole, ends, in: body)
                }
            guard let next else { return Mismatch(offset: ends.likeliest, wanted: .part(part)) }
            ends = next
        }
        switch ends {
        case .from: return nil
        case .at: return ends.likeliest == body.count ? nil : Mismatch(offset: ends.likeliest, wanted: .end)
        }
    }

    private func isFreeText(at index: Int) -> Bool {
        index < parts.count && parts[index] == .hole(.text)
    }

    private func afterLiteral(_ literal: [UInt8], _ ends: Ends, in body: [UInt8], needsFirstOnly: Bool) -> Ends? {
        guard !literal.isEmpty else { return ends }
        var offsets: [Int] = []
        switch ends {
        case .at(let starts) where starts.count <= 32:
            offsets = starts.filter { body[$0...].starts(with: literal) }.map { $0 + literal.count }
        case .at(let starts):
            var remaining = starts[...]
            search(literal, in: body, from: ends.first) { start in
                while let candidate = remaining.first, candidate < start { remaining.removeFirst() }
                if remaining.first == start { offsets.append(start + literal.count) }
                return !remaining.isEmpty
            }
        case .from(let start):
            search(literal, in: body, from: start) { start in
                offsets.append(start + literal.count)
                return !needsFirstOnly
            }
        }
        return offsets.isEmpty ? nil : .at(offsets)
    }

    private func afterHole(_ hole: TemplateHole, _ ends: Ends, in body: [UInt8]) -> Ends? {
        let starts: [Int] =
            switch ends {
            case .at(let offsets): offsets
            case .from(let offset): Array(offset...body.count)
            }
        var reached: Set<Int> = []
        for start in starts {
            for length in hole.lengths(at: start, in: body) { reached.insert(start + length) }
        }
        return reached.isEmpty ? nil : .at(reached.sorted())
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
