/// One rule of the Fetch standard that a reply breaks, so that a browser would keep it from the page.
package struct CORSViolation: Sendable, Hashable {
    /// The rules as CI-4.2 and CI-4.3 number them.
    package enum Rule: String, Sendable, Hashable, CaseIterable {
        /// The preflight's status is not an ok status.
        case p1 = "P1"
        /// The preflight is a redirect.
        case p2 = "P2"
        /// The preflight fails the CORS check by its origin.
        case p4 = "P4"
        /// The preflight fails the CORS check by its credentials.
        case p5 = "P5"
        /// A list of the preflight does not parse.
        case p6 = "P6"
        /// The method is not allowed.
        case p7 = "P7"
        /// `Authorization` is not listed by name.
        case p8 = "P8"
        /// Another header is not allowed.
        case p9 = "P9"
        /// The actual reply fails the CORS check.
        case a1 = "A1"
        /// A redirect that a browser does not follow.
        case a3 = "A3"
        /// The actual reply fails the CORS check for a page whose origin is `null`.
        case a4 = "A4"

        /// The section of the standard that holds the rule.
        var section: String {
            switch self {
            case .p1, .p2, .p7, .p9: "CORS-preflight fetch"
            case .p4, .p5, .a4: "CORS check"
            case .p6: "extract header list values"
            case .p8: "CORS non-wildcard request-header name"
            case .a1: "HTTP fetch, CORS check"
            case .a3: "HTTP-redirect fetch"
            }
        }
    }

    package var rule: Rule
    package var message: String

    package init(_ rule: Rule, _ message: String) {
        self.rule = rule
        self.message = message
    }
}

extension CORSViolation: CustomStringConvertible {
    /// `P4 CORS check: Access-Control-Allow-Origin is missing`.
    package var description: String { "\(rule.rawValue) \(rule.section): \(message)" }
}
