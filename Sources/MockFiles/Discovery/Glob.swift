/// A shell pattern with git's meaning: `*`, `?` and `[...]` within a path segment, `**` across segments.
///
/// Every pattern is one; a malformed one (`[` without end) matches nothing, as in git.
package struct Glob: Sendable {
    enum Token: Sendable {
        case scalar(Unicode.Scalar)
        case anyScalar
        case anyRun
        case set(GlobSet)
    }

    enum Segment: Sendable {
        case tokens([Token])
        /// `**` as a whole segment: any number of segments, but at least one at the end of a pattern.
        case anyDepth
    }

    private let segments: [Segment]?
    private let crossesSlashes: Bool

    /// - Parameter crossesSlashes: whether the text is not a path, so that `*` matches slashes too.
    package init(_ pattern: String, crossesSlashes: Bool = false) {
        var parser = GlobParser(pattern, crossesSlashes: crossesSlashes)
        segments = parser.parse()
        self.crossesSlashes = crossesSlashes
    }

    /// Whether the pattern matches the whole text.
    package func matches(_ text: String) -> Bool {
        guard let segments else { return false }
        let scalars = Array(text.unicodeScalars)
        let parts =
            crossesSlashes ? [scalars[...]] : scalars.split(separator: "/", omittingEmptySubsequences: false)
        return Glob.match(segments, parts)
    }

    // Only the last `**` need be retried, and in `match(_:_:)` below only the last `*`: the time is at most
    // the product of both lengths, whatever the pattern.
    private static func match(_ segments: [Segment], _ parts: [ArraySlice<Unicode.Scalar>]) -> Bool {
        var segment = 0
        var part = 0
        var retry: (segment: Int, part: Int)?
        while part < parts.count {
            if segment < segments.count {
                switch segments[segment] {
                case .anyDepth:
                    if segment == segments.count - 1 { return true }
                    segment += 1
                    retry = (segment, part)
                    continue
                case .tokens(let tokens):
                    if match(tokens, parts[part]) {
                        segment += 1
                        part += 1
                        continue
                    }
                }
            }
            guard let last = retry else { return false }
            retry = (last.segment, last.part + 1)
            segment = last.segment
            part = last.part + 1
        }
        return segment == segments.count
    }

    private static func match(_ tokens: [Token], _ text: ArraySlice<Unicode.Scalar>) -> Bool {
        var token = 0
        var position = text.startIndex
        var retry: (token: Int, position: Int)?
        while position < text.endIndex {
            if token < tokens.count {
                if case .anyRun = tokens[token] {
                    token += 1
                    retry = (token, position)
                    continue
                }
                if tokens[token].matches(text[position]) {
                    token += 1
                    position += 1
                    continue
                }
            }
            guard let last = retry else { return false }
            retry = (last.token, last.position + 1)
            token = last.token
            position = last.position + 1
        }
        return tokens[token...].allSatisfy { if case .anyRun = $0 { true } else { false } }
    }
}

extension Glob.Token {
    fileprivate func matches(_ scalar: Unicode.Scalar) -> Bool {
        switch self {
        case .scalar(let own): own == scalar
        case .anyScalar: true
        case .anyRun: false
        case .set(let set): set.contains(scalar)
        }
    }
}

/// The characters between brackets: `[a-z_]`, `[!0-9]`, `[[:alpha:]]`.
struct GlobSet: Sendable {
    var ranges: [ClosedRange<Unicode.Scalar>] = []
    var isNegated = false

    func contains(_ scalar: Unicode.Scalar) -> Bool {
        ranges.contains { $0.contains(scalar) } != isNegated
    }

    /// The members of a POSIX class in ASCII, which is all that git knows; nil for a name that is none.
    static func ranges(ofClass name: String) -> [ClosedRange<Unicode.Scalar>]? {
        switch name {
        case "alnum": ["0"..."9", "A"..."Z", "a"..."z"]
        case "alpha": ["A"..."Z", "a"..."z"]
        case "blank": [" "..." ", "\t"..."\t"]
        case "cntrl": ["\0"..."\u{1F}", "\u{7F}"..."\u{7F}"]
        case "digit": ["0"..."9"]
        case "graph": ["!"..."~"]
        case "lower": ["a"..."z"]
        case "print": [" "..."~"]
        case "punct": ["!"..."/", ":"..."@", "["..."`", "{"..."~"]
        case "space": [" "..." ", "\t"..."\r"]
        case "upper": ["A"..."Z"]
        case "xdigit": ["0"..."9", "A"..."F", "a"..."f"]
        default: nil
        }
    }
}
