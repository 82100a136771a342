/// Finds the variants of one method whose path can meet a call's, at a cost that does not grow with their number.
struct RouteIndex: Sendable {
    struct Hit {
        let variant: Int
        let step: URLStep
        let captures: [String: String]
    }

    /// Steps a to d: by path without case and trailing slashes.
    private var folded: [String: [Int]] = [:]
    /// Steps f and g: the same with identifiers struck out; only paths that have one.
    private var stripped: [String: [Int]] = [:]
    private var wildcards = WildcardTrie()
    private var fuzzy = FuzzyIndex()

    mutating func insert(_ path: PathPattern, variant: Int) {
        let foldedPath = path.literal.folded
        folded[foldedPath.text, default: []].append(variant)
        if let key = foldedPath.withoutIdentifiers { stripped[key.text, default: []].append(variant) }
        if let segments = path.wildcardSegments { wildcards.insert(segments, variant: variant) }
        fuzzy.insert(path.literal, variant: variant)
    }

    /// Every variant that steps a to g let through, each at the first step that hits it.
    func hits(for path: RequestPath, variants: [Variant]) -> [Hit] {
        let foldedPath = path.folded
        var hits = (folded[foldedPath.text] ?? []).map { variant in
            Hit(variant: variant, step: Self.step(joining: path, variants[variant].path.literal), captures: [:])
        }
        if !wildcards.isEmpty {
            let segments = path.withoutTrailingSlashes.segments
            for (variant, captures) in wildcards.variants(for: foldedPath.segments, original: segments) {
                guard !hits.contains(where: { $0.variant == variant }) else { continue }
                hits.append(Hit(variant: variant, step: .wildcard, captures: captures))
            }
        }
        if !stripped.isEmpty, let key = foldedPath.withoutIdentifiers, let found = stripped[key.text] {
            let known = Set(hits.map(\.variant))
            for variant in found where !known.contains(variant) {
                let sameSlashes = variants[variant].path.literal.trailingSlashCount == path.trailingSlashCount
                hits.append(Hit(variant: variant, step: sameSlashes ? .identifier : .identifierAndSlash, captures: [:]))
            }
        }
        return hits
    }

    /// Step h, for calls that nothing else matched: the nearest paths among those that are near enough (B-4.27).
    func fuzzyHits(for path: RequestPath, where isEligible: (Int) -> Bool) -> [Hit] {
        fuzzy.nearest(to: path, where: isEligible).map { Hit(variant: $0, step: .fuzzy, captures: [:]) }
    }

    /// The first of steps a to d for two paths that are equal when folded.
    private static func step(joining call: RequestPath, _ example: RequestPath) -> URLStep {
        if call == example { return .perfect }
        if call.withoutTrailingSlashes == example.withoutTrailingSlashes { return .trailingSlash }
        return call.lowercased == example.lowercased ? .caseIgnored : .trailingSlashAndCase
    }
}

extension RequestPath {
    fileprivate var trailingSlashCount: Int {
        text.utf8.reversed().prefix { $0 == UInt8(ascii: "/") }.count
    }
}
