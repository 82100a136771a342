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

    /// Its place in the order of the steps, from zero.
    var place: Int {
        switch self {
        case .perfect: 0
        case .trailingSlash: 1
        case .caseIgnored: 2
        case .trailingSlashAndCase: 3
        case .wildcard: 4
        case .identifier: 5
        case .identifierAndSlash: 6
        case .fuzzy: 7
        }
    }

    /// The step that forgives the same and trailing slashes as well.
    var wider: URLStep? {
        switch self {
        case .perfect: .trailingSlash
        case .trailingSlash, .caseIgnored: .trailingSlashAndCase
        case .identifier: .identifierAndSlash
        case .trailingSlashAndCase, .wildcard, .identifierAndSlash, .fuzzy: nil
        }
    }

    /// For people who read a trace.
    package var meaning: String {
        switch self {
        case .perfect: "the same path"
        case .trailingSlash: "the same but for trailing slashes"
        case .caseIgnored: "the same but for letter case"
        case .trailingSlashAndCase: "the same but for letter case and trailing slashes"
        case .wildcard: "wildcards take the segments"
        case .identifier: "the same but for ids"
        case .identifierAndSlash: "the same but for ids and trailing slashes"
        case .fuzzy: "nearly the same, fuzzy"
        }
    }
}
