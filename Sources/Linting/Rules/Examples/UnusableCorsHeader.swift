import HTTPMessage
import MockCore
import PostmanModel

/// Stored CORS headers that no browser takes.
struct UnusableCorsHeader: ExampleRule {
    package static let page = RulePage(
        "unusable-cors-header", .examples, .error, "stored CORS headers that no browser takes",
        help: "store one origin such as https://app.example, or *, or leave the header to the mock",
        documentation: """
            Access-Control-Allow-Origin is one origin, * or null, exactly (Fetch, CORS check). Two rows, a list, a \
            path or a slash behind the origin, a pattern such as https://*.example, and * together with \
            Access-Control-Allow-Credentials: true are refused by every browser.
            """)

    static func look(at site: ExampleSite, _ findings: inout FindingList) {
        let origins = site.example.headers.filter {
            $0.isEnabled && $0.key.isEqualIgnoringASCIICase(to: "access-control-allow-origin")
        }
        guard let first = origins.first else { return }
        if origins.count > 1 {
            return findings.add(
                "\(origins.count) rows of Access-Control-Allow-Origin", at: .header(origins[1]), of: site)
        }
        let value = first.value?.trimmingHTTPBlanks ?? ""
        guard !value.contains("{{") else { return }
        if let problem = problem(of: value, in: site) {
            findings.add("Access-Control-Allow-Origin \(problem)", at: .header(first), of: site)
        }
    }

    private static func problem(of value: String, in site: ExampleSite) -> String? {
        if value == "*" {
            let allowsCredentials = site.example.headers.contains { row in
                row.isEnabled && row.key.isEqualIgnoringASCIICase(to: "access-control-allow-credentials")
                    && row.value?.trimmingHTTPBlanks == "true"
            }
            return allowsCredentials ? "is * while credentials are allowed" : nil
        }
        if value == "null" { return nil }
        if value.isEmpty { return "is empty" }
        if value.contains(",") || value.contains(" ") { return "is a list: \(value.quotedForMessage)" }
        guard let scheme = value.utf8.firstRange(of: "://".utf8), scheme.lowerBound > value.startIndex else {
            return "is not an origin, which has a scheme: \(value.quotedForMessage)"
        }
        let host = value[scheme.upperBound...]
        if host.isEmpty { return "has no host: \(value.quotedForMessage)" }
        if host.contains("*") { return "is a pattern: \(value.quotedForMessage)" }
        if host.contains("/") { return "has a path or a slash behind the origin: \(value.quotedForMessage)" }
        return nil
    }
}
