/// How much a client asked of the mocks, and how much of what they offer it asked for.
package struct TrafficCounts: Sendable, Hashable {
    package var calls = 0
    /// By an example, a server response or as a preflight.
    package var answered = 0
    /// Requests of the collections that have examples, and those of them that were asked for.
    package var requests = 0
    package var usedRequests = 0
    package var examples = 0
    package var usedExamples = 0

    package init() {}
}
