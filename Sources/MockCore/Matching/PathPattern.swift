import HTTPMessage
import PostmanModel

/// The path of an example after substitution: its literal text, and where it has wildcards, which segments they are.
struct PathPattern: Sendable, Hashable {
    /// What steps a to d, f, g and h compare; an undefined wildcard stands there as it was written.
    let literal: RequestPath
    /// One entry per segment without trailing slashes; nil where the path has no wildcard at all.
    let wildcardSegments: [Segment]?

    enum Segment: Sendable, Hashable {
        /// In lower case: step e compares literal segments without case (B-4.22).
        case literal(String)
        case wildcard(String)

        static func == (left: Segment, right: Segment) -> Bool {
            switch (left, right) {
            case (.literal(let one), .literal(let other)), (.wildcard(let one), .wildcard(let other)):
                one.isExactly(other)
            case (.literal, .wildcard), (.wildcard, .literal): false
            }
        }
    }

    /// - Parameter hostPath: what stands before the path, from `path(ofHost:)`.
    /// - Parameter path: as saved, with variables.
    init(hostPath: String, path: String, variables: [Row], scope: VariableScope, wildcards: Bool) {
        let substituted = scope.substitute(path)
        let encoded = hostPath.isEmpty ? substituted : hostPath + substituted
        guard Placeholder.occurs(in: encoded) || encoded.utf8.contains(UInt8(ascii: ":")) else {
            literal = RequestPath(encoded: encoded)
            wildcardSegments = nil
            return
        }
        var segments = Placeholder.split(encoded.dropFirst(), at: "/")
        var pattern: [Segment] = []
        var hasWildcard = false
        for index in segments.indices {
            let text = segments[index]
            if let name = Placeholder.name(ifWhole: text) {
                hasWildcard = true
                pattern.append(.wildcard(name))
                continue
            }
            if let (name, suffix) = Self.pathVariable(text, of: variables) {
                if suffix.isEmpty {
                    hasWildcard = true
                    pattern.append(.wildcard(name))
                }
                // Of two rows with one key the last counts, as for all variables.
                let value = variables.last { $0.key.isExactly(name) && $0.isEnabled }?.value.map(scope.substitute)
                if let value, !value.isEmpty { segments[index] = value + suffix }
                if suffix.isEmpty { continue }
            }
            pattern.append(.literal(RequestPath(encoded: "/" + segments[index]).lowercased.text.dropFirstSlash))
        }
        literal = RequestPath(encoded: "/" + segments.joined(separator: "/"))
        while case .literal("") = pattern.last { pattern.removeLast() }
        wildcardSegments = wildcards && hasWildcard ? pattern : nil
    }

    /// What the wildcards take of a call's path that they fit, by name; of two with one name the last counts (B-4.23).
    /// An escaped slash is a slash now that it cannot be taken for a separator.
    func captures(from target: Target) -> [String: String] {
        var captures: [String: String] = [:]
        for (segment, taken) in zip(wildcardSegments ?? [], target.segments) {
            if case .wildcard(let name) = segment { captures[name] = PercentCoding.decodeSegmentWithSlashes(taken) }
        }
        return captures
    }

    /// `:name` and what follows it; nil for a segment that is not a path variable (B-1.28).
    ///
    /// The name ends at a dot or at a second colon, as in `:id.json` and `:id:cancel`, but for a row that names all of
    /// it, as Postman writes it where `:id:cancel` was typed.
    private static func pathVariable(_ segment: String, of rows: [Row]) -> (name: String, suffix: Substring)? {
        guard segment.utf8.first == UInt8(ascii: ":"), segment.utf8.count > 1 else { return nil }
        let text = Substring(segment.utf8.dropFirst())
        let whole = String(text)
        if rows.contains(where: { $0.key.isExactly(whole) }) { return (whole, "") }
        let end = text.utf8.firstIndex { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ":") } ?? text.endIndex
        return end == text.startIndex ? nil : (String(text[..<end]), text[end...])
    }

    /// The path inside a substituted base URL: `https://x/v1` gives `/v1`, an unresolved `{{url}}` nothing (B-1.27).
    static func path(ofHost host: String) -> String {
        var rest = Placeholder.split(host[...], at: "#")[0]
        rest = Placeholder.split(rest[...], at: "?")[0]
        var parts = Placeholder.split(rest[...], at: "/")[...]
        // "https:", "" and the host stand before the path of an absolute URL; more slashes before the host say nothing.
        let isAbsolute = parts.count > 2 && parts[0].hasSuffix(":") && parts[1].isEmpty
        if isAbsolute { parts = parts.dropFirst(2).drop(while: \.isEmpty) }
        parts = parts.dropFirst()
        return parts.isEmpty ? "" : "/" + parts.joined(separator: "/")
    }
}

extension String {
    fileprivate var dropFirstSlash: String { String(dropFirst()) }
}
