import MockCore
import PostmanModel

/// An address with an empty segment.
struct DoubleSlash: LintRule {
    package static let page = RulePage(
        "double-slash", .reachability, .warning, "an address with an empty segment",
        help: "write one slash; a base URL ends without one",
        documentation: """
            Clients join a base URL and a path with one slash. An example whose base URL ends with a slash, or whose \
            path has two in a row, is only found by a call that has them too (B-11.09).
            """)

    package static func check(_ subject: LintSubject, _ findings: inout FindingList) {
        for request in subject.requests {
            let scope = subject.scope(of: request.item)
            for (url, example) in request.urls {
                let path = path(of: scope.substitute(url.host), url.path, scope)
                guard path.holds("//") else { continue }
                findings.add(
                    "the address has two slashes in a row: \(path.quotedForMessage)", at: .url, of: example, or: request
                )
            }
        }
    }

    /// The whole path, that of the base URL included.
    private static func path(of host: String, _ path: String, _ scope: VariableScope) -> String {
        // All of it is a host, or a variable for one.
        if !host.holds("/") { return scope.substitute(path) }
        var rest = host[...]
        var hasAuthority = !rest.hasPrefix("/")
        if let scheme = rest.firstRange(of: "://") {
            rest = rest[scheme.upperBound...].drop { $0 == "/" }
            hasAuthority = true
        }
        let base = hasAuthority ? rest.drop { $0 != "/" } : rest
        return base + scope.substitute(path)
    }
}
