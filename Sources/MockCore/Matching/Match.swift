/// What the matcher found for a call.
enum MatchResult: Sendable {
    case matched(Match)
    case nothing
}

/// The example that answers a call, and why it won.
struct Match: Sendable {
    enum Reason: Sendable, Hashable {
        /// By `x-mock-response-id`: neither URL nor score were looked at (B-4.18).
        case id
        /// By `x-mock-response-name` (B-4.19).
        case name
        /// By the URL comparison, with the points of all steps.
        case url(URLStep, score: Double)
    }

    let example: Int
    let reason: Reason
    /// What the wildcards of path and query took, by name.
    let captures: [String: String]
}
