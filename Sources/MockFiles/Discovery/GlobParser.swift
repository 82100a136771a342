/// Reads a pattern's text into segments of tokens.
struct GlobParser {
    private let pattern: [Unicode.Scalar]
    private let crossesSlashes: Bool
    private var position = 0
    private var segments: [Glob.Segment] = []
    private var tokens: [Glob.Token] = []
    /// How many stars the segment began with, while it holds nothing else.
    private var leadingStars = 0

    init(_ pattern: String, crossesSlashes: Bool) {
        self.pattern = Array(pattern.unicodeScalars)
        self.crossesSlashes = crossesSlashes
    }

    /// The segments, or nil for a pattern that is malformed.
    mutating func parse() -> [Glob.Segment]? {
        while let scalar = next() {
            switch scalar {
            case "*":
                if tokens.isEmpty || leadingStars > 0 { leadingStars += 1 }
                if case .anyRun? = tokens.last { continue }
                tokens.append(.anyRun)
            case "?": add(.anyScalar)
            case "[":
                guard let set = parseSet() else { return nil }
                add(.set(set))
            case "\\":
                guard let escaped = next() else { return nil }
                addLiteral(escaped)
            default: addLiteral(scalar)
            }
        }
        endSegment()
        return segments
    }

    private mutating func addLiteral(_ scalar: Unicode.Scalar) {
        if scalar == "/", !crossesSlashes { endSegment() } else { add(.scalar(scalar)) }
    }

    private mutating func add(_ token: Glob.Token) {
        tokens.append(token)
        leadingStars = 0
    }

    private mutating func endSegment() {
        segments.append(leadingStars > 1 && !crossesSlashes ? .anyDepth : .tokens(tokens))
        tokens = []
        leadingStars = 0
    }

    /// The set whose opening bracket has just been read; nil where it never ends or names an unknown class.
    private mutating func parseSet() -> GlobSet? {
        var set = GlobSet()
        if peek() == "!" || peek() == "^" {
            set.isNegated = true
            position += 1
        }
        var isFirst = true
        while let scalar = next() {
            if scalar == "]", !isFirst { return set }
            isFirst = false
            if scalar == "[", peek() == ":", let name = parseClassName() {
                guard let ranges = GlobSet.ranges(ofClass: name) else { return nil }
                set.ranges += ranges
                continue
            }
            guard let low = literal(scalar) else { return nil }
            guard peek() == "-", let after = peek(1), after != "]" else {
                set.ranges.append(low...low)
                continue
            }
            position += 1
            guard let end = next(), let high = literal(end) else { return nil }
            // A range that runs backwards is empty.
            if low <= high { set.ranges.append(low...high) }
        }
        return nil
    }

    /// `alpha` of `[:alpha:]`, read when the colon is next; nil, and nothing read, where no `:]` follows.
    private mutating func parseClassName() -> String? {
        guard let bracket = pattern[position...].firstIndex(of: "]"), bracket > position + 1,
            pattern[bracket - 1] == ":"
        else { return nil }
        var name = String.UnicodeScalarView()
        name.append(contentsOf: pattern[(position + 1)..<(bracket - 1)])
        position = bracket + 1
        return String(name)
    }

    /// The scalar itself, or the one that follows a backslash.
    private mutating func literal(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
        scalar == "\\" ? next() : scalar
    }

    private func peek(_ offset: Int = 0) -> Unicode.Scalar? {
        position + offset < pattern.count ? pattern[position + offset] : nil
    }

    private mutating func next() -> Unicode.Scalar? {
        guard position < pattern.count else { return nil }
        position += 1
        return pattern[position - 1]
    }
}
