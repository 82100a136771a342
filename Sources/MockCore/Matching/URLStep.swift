/// The step of the URL comparison at which a call's path met an example's (B-4.19).
package enum URLStep: String, Sendable, Hashable, CaseIterable {
    case perfect = "a"
    case trailingSlash = "b"
    case caseIgnored = "c"
    case trailingSlashAndCase = "d"
    case wildcard = "e"
    case identifier = "f"
    case identifierAndSlash = "g"
    case fuzzy = "h"

    /// The points of the table in B-4.20, out of 100.
    var score: Double {
        switch self {
        case .perfect: 100
        case .trailingSlash: 95
        case .caseIgnored: 90
        case .trailingSlashAndCase: 85
        case .wildcard: 80
        case .identifier: 79
        case .identifierAndSlash: 75
        case .fuzzy: 70
        }
    }
}
