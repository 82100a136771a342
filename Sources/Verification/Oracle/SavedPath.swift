import HTTPMessage
import PostmanModel

/// The path of an example's request after substitution: what it says literally, and where its wildcards are (D1, D2).
struct SavedPath: Sendable {
    /// One segment as written, after substitution and before decoding.
    struct RawSegment: Sendable, Equatable {
        /// The text with a `:name`'s value put in.
        var text: String
        /// The name under which a wildcard captures; nil for a literal segment.
        var wildcard: String?
        /// False for a `:name` with a value of its own: such a segment can be asked for as it stands.
        var needsSample: Bool
    }

    /// Nil where all are literal and stand in `literal` as they are.
    private let ownRaw: [RawSegment]?
    /// Decoded segments, wildcards as the text they are written with.
    let literal: PathSegments
    /// The same with one entry per raw segment and the wildcards marked; nil where there is none.
    let pattern: Pattern?

    struct Pattern: Sendable {
        var segments: [PatternSegment]
        /// The number of segments without empty ones at the end.
        var trimmedCount: Int
    }

    enum PatternSegment: Sendable, Equatable {
        /// Decoded and folded.
        case literal(String)
        case wildcard(name: String)
    }

    /// - Parameter keepsVariables: whether `{{names}}` behind the base URL stay as they are written.
    init(_ url: SavedURL, scope: VariableScope, keepsVariables: Bool = false) {
        let path = keepsVariables ? url.path : scope.substitute(url.path)
        let text = Self.pathPart(ofHost: scope.substitute(url.host)) + path
        let raw = Self.split(text).map { Self.rawSegment($0, values: url.pathVariables, scope: scope) }
        // A value that was put in may have brought a slash.
        let hasSlash = raw.contains { $0.text.utf8.contains(UInt8(ascii: "/")) }
        literal = PathSegments(hasSlash ? raw.flatMap { Self.split("/" + $0.text) } : raw.map(\.text))
        guard raw.contains(where: { $0.wildcard != nil }) else {
            ownRaw = hasSlash ? raw : nil
            pattern = nil
            return
        }
        ownRaw = raw
        let segments = raw.map { segment -> PatternSegment in
            if let name = segment.wildcard { return .wildcard(name: name) }
            return .literal(Decoding.pathSegment(segment.text).lowercased())
        }
        pattern = Pattern(
            segments: segments,
            trimmedCount: segments.count - segments.reversed().prefix { $0 == .literal("") }.count)
    }

    var raw: [RawSegment] {
        ownRaw ?? literal.encoded.map { RawSegment(text: $0.text, wildcard: nil, needsSample: false) }
    }

    /// `https://x/v1` contributes `/v1`, an unresolved `{{url}}` nothing (B-1.27).
    static func pathPart(ofHost host: String) -> String {
        guard host.utf8.contains(UInt8(ascii: "/")) else { return "" }
        var bytes = Array(host.utf8)[...].prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
        // What stands behind a slash is a path, even if it looks like a scheme.
        if let scheme = firstIndex(of: "://", in: bytes), firstIndex(of: "/", in: bytes) == scheme + 1 {
            bytes = bytes[(scheme + 3)...].drop { $0 == UInt8(ascii: "/") }
        }
        guard let slash = firstIndex(of: "/", in: bytes) else { return "" }
        return String(decoding: bytes[slash...], as: UTF8.self)
    }

    /// The segments after the leading slash; slashes inside `{{names}}` do not count.
    static func split(_ path: String) -> [String] {
        let slash = UInt8(ascii: "/")
        if !TokenPiece.mayOccur(in: path.utf8) {
            return path.utf8.dropFirst(path.utf8.first == slash ? 1 : 0).split(
                separator: slash, omittingEmptySubsequences: false
            ).map { String(Substring($0)) }
        }
        var bytes = Array(path.utf8)[...]
        if bytes.first == slash { bytes = bytes.dropFirst() }
        var segments: [String] = []
        while let slash = firstIndex(of: "/", in: bytes) {
            segments.append(String(decoding: bytes[..<slash], as: UTF8.self))
            bytes = bytes[(slash + 1)...]
        }
        segments.append(String(decoding: bytes, as: UTF8.self))
        return segments
    }

    private static func rawSegment(_ text: String, values: [Row], scope: VariableScope) -> RawSegment {
        if let name = TokenPiece.wholeToken(text) { return RawSegment(text: text, wildcard: name, needsSample: true) }
        guard text.utf8.first == UInt8(ascii: ":"), text.utf8.count > 1 else {
            return RawSegment(text: text, wildcard: nil, needsSample: false)
        }
        let behindColon = Array(text.utf8.dropFirst())
        let whole = String(decoding: behindColon, as: UTF8.self)
        // ":id.json" and ":id:cancel" are a variable and a text, unless a row has the whole as its key.
        let isWhole = values.contains { $0.key == whole }
        let length = behindColon.firstIndex { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ":") }
        let name = isWhole ? whole : String(decoding: behindColon.prefix(length ?? .max), as: UTF8.self)
        let rest = isWhole ? "" : String(decoding: behindColon.dropFirst(length ?? .max), as: UTF8.self)
        let wildcard = rest.isEmpty ? name : nil
        let value = values.last { $0.key == name && $0.isEnabled }?.value.map(scope.substitute) ?? ""
        if value.isEmpty { return RawSegment(text: text, wildcard: wildcard, needsSample: wildcard != nil) }
        return RawSegment(
            text: value + rest, wildcard: wildcard,
            needsSample: wildcard != nil && TokenPiece.wholeToken(value) != nil)
    }

    /// The first occurrence outside every `{{token}}`.
    private static func firstIndex(of text: String, in bytes: ArraySlice<UInt8>) -> Int? {
        var start = bytes.startIndex
        for piece in TokenPiece.pieces(of: bytes) {
            switch piece {
            case .token(let name):
                start += name.utf8.count + 4
            case .text(let part):
                let wanted = Array(text.utf8)
                for offset in part.indices where part[offset...].starts(with: wanted) { return start + offset }
                start += part.count
            }
        }
        return nil
    }
}
