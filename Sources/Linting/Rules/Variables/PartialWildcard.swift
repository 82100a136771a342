import MockCore
import PostmanModel

/// A variable is only a part of a path segment.
struct PartialWildcard: LintRule {
    package static let page = RulePage(
        "partial-wildcard", .variables, .warning, "a variable is only a part of a path segment",
        help: "let the variable be the whole segment, or give it a value",
        documentation: """
            A segment that is one undefined variable, {{id}} or :id, matches anything. One that mixes a variable with \
            text, such as {{id}}.json or :id:cancel, is compared as text (B-4.22), so that no natural call meets it.
            """)

    package static func check(_ subject: LintSubject, _ findings: inout FindingList) {
        for request in subject.requests {
            let scope = subject.scope(of: request.item)
            for (url, example) in request.urls {
                let path = scope.substitute(url.path)
                guard path.holds("{{") || path.holds(":") else { continue }
                for segment in Placeholder.split(path.dropFirst(), at: "/") where isPartial(segment, url) {
                    findings.add(
                        "\(segment.quotedForMessage) is compared as text, not as a wildcard", at: .url, of: example,
                        or: request)
                }
            }
        }
    }

    private static func isPartial(_ segment: String, _ url: SavedURL) -> Bool {
        if segment.contains("{{") {
            // What the server fills in is no wildcard either, and meant so.
            return Placeholder.name(ifWhole: segment) == nil
                && !VariableNames.of(segment).contains { $0.hasPrefix("$") }
        }
        guard segment.utf8.first == UInt8(ascii: ":") else { return false }
        let name = segment.dropFirst()
        // Postman takes what was typed behind the colon for one name, and writes a row of that name.
        guard !url.pathVariables.contains(where: { $0.key == name }) else { return false }
        guard let first = name.first, first.isLetter || first == "_" else { return false }
        return name.contains { !($0.isLetter || $0.isNumber || $0 == "_" || $0 == "-") }
    }
}
