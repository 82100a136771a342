import HTTPMessage
import PostmanModel

/// A hole that repeats a part of the call: `{{$body 'a.b' 'default'}}` (B-5.32).
struct TemplateHelper: Sendable, Hashable {
    private enum Source: Hashable {
        case wholeBody
        case body(ObjectPath)
        case queryParameter(String)
        case pathSegment(Int)
        case header(String)
        /// Never resolves: a segment that is not a number, or the caller's API key (product S-10).
        case nothing
    }

    private let source: Source
    /// Stands where the path does not resolve; empty unless the author gives one (B-12.35).
    private let fallback: String

    /// - Returns: nil for a text that is not a well-formed call of a helper; it stays as it is.
    init?(_ text: String) {
        guard text.utf8.first == UInt8(ascii: "$") else { return nil }
        let end = text.utf8.firstIndex { $0 == 0x20 || $0 == 0x09 } ?? text.endIndex
        let name = text[..<end]
        guard let arguments = Self.arguments(of: text[end...]) else { return nil }
        fallback = arguments.count > 1 ? arguments[1] : ""
        guard let path = arguments.first else {
            guard name == "$body" else { return nil }
            source = .wholeBody
            return
        }
        switch name {
        case "$body":
            source = path.isEmpty ? .wholeBody : .body(ObjectPath(path))
        case "$queryParams":
            source = .queryParameter(ObjectPath(path).name)
        case "$pathSegments":
            source = ObjectPath.Key(path).index.map(Source.pathSegment) ?? .nothing
        case "$headers":
            let header = ObjectPath(path).name
            source = header.isEqualIgnoringASCIICase(to: "x-api-key") ? .nothing : .header(header)
        default:
            return nil
        }
    }

    /// Up to two texts in single quotes, each behind blanks; nil for anything else. `\'` is a quote within.
    private static func arguments(of text: Substring) -> [String]? {
        let quote = UInt8(ascii: "'")
        let bytes = Array(text.utf8)
        var arguments: [String] = []
        var index = 0
        while true {
            let start = index
            while index < bytes.count, bytes[index] == 0x20 || bytes[index] == 0x09 { index += 1 }
            if index == bytes.count { return arguments }
            guard index > start, bytes[index] == quote, arguments.count < 2 else { return nil }
            index += 1
            var argument: [UInt8] = []
            while index < bytes.count, bytes[index] != quote {
                if bytes[index...].starts(with: #"\'"#.utf8) { index += 1 }
                argument.append(bytes[index])
                index += 1
            }
            guard index < bytes.count else { return nil }
            index += 1
            arguments.append(String(decoding: argument, as: UTF8.self))
        }
    }

    func value(in content: inout CallContent) -> [UInt8] {
        let found: [UInt8]? =
            switch source {
            case .wholeBody: content.call.body.isEmpty ? nil : content.call.body
            case .body(let path): content.bodyText(at: path)
            case .queryParameter(let name): content.queryParameter(name).map { Array($0.utf8) }
            case .pathSegment(let index): content.pathSegment(index).map { Array($0.utf8) }
            case .header(let name): content.header(name).map { Array($0.utf8) }
            case .nothing: nil
            }
        return found ?? Array(fallback.utf8)
    }
}
