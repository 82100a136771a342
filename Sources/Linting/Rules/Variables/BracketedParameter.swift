import HTTPMessage
import MockCore
import PostmanModel

/// A path parameter in the notation of another tool.
struct BracketedParameter: LintRule {
    package static let page = RulePage(
        "bracketed-parameter", .variables, .warning, "a path parameter in the notation of another tool",
        help: "write :name or {{name}}",
        documentation: """
            {id}, <id> and ${id} are parameters for OpenAPI and generators, and plain text for Postman (B-11.10). Only \
            a call to that very text is answered.
            """)

    package static func check(_ subject: LintSubject, _ findings: inout FindingList) {
        for request in subject.requests {
            for (url, example) in request.urls where url.path.utf8.contains(where: isMark) {
                for segment in Placeholder.split(url.path.dropFirst(), at: "/") {
                    guard let name = parameter(in: PercentCoding.decodePathSegment(segment)) else { continue }
                    findings.add(
                        "\(segment.quotedForMessage) is plain text in Postman; write :\(name) or {{\(name)}}", at: .url,
                        of: example, or: request)
                }
            }
        }
    }

    private static func isMark(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "{") || byte == UInt8(ascii: "<") || byte == UInt8(ascii: "%")
    }

    /// The name in `{name}`, `${name}` or `<name>` that is a segment or a part of one.
    private static func parameter(in segment: String) -> String? {
        guard !segment.contains("{{") else { return nil }
        for (open, close) in [("{", "}"), ("<", ">")] as [(Character, Character)] {
            guard let start = segment.firstIndex(of: open), let end = segment[start...].firstIndex(of: close) else {
                continue
            }
            let name = segment[segment.index(after: start)..<end]
            guard let first = name.first, first.isLetter || first == "_",
                name.allSatisfy({ $0.isLetter || $0.isNumber || "_-".contains($0) })
            else { continue }
            return String(name)
        }
        return nil
    }
}
