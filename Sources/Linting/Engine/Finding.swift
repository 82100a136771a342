package import PostmanModel

/// What a rule has found, with names that stay the same while lines move.
package struct Finding: Sendable {
    package var diagnostic: Diagnostic
    /// The names of the folders, the request and the example around it; empty for the collection itself.
    package var item: String
    /// What tells it from others of the rule in the same item, by names: `header/etag`.
    package var anchor: String
    /// Where the request begins in which it stands; nil where it stands in none.
    package var request: SourceLocation?
    /// Where the example begins that it is about; nil where it is about something else.
    package var example: SourceLocation?
    /// Of equal findings the how-manieth, from 0.
    package var occurrence = 0
}
