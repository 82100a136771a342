package import HTTPMessage
package import PostmanModel

/// Something that a consumer of a mock sees, or could ask about, between two versions of it.
package struct Change: Sendable {
    /// What it means to consumers, the worst last.
    package enum Weight: String, Sendable, Hashable, Comparable, CaseIterable {
        case information, safe, breaking

        private var rank: Int {
            switch self {
            case .information: 0
            case .safe: 1
            case .breaking: 2
            }
        }

        package static func < (left: Weight, right: Weight) -> Bool { left.rank < right.rank }
    }

    /// What has changed; the raw value is stable.
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        case notAnswered = "request-not-answered"
        case newlyAnswered = "request-answered"
        case status = "status-changed"
        case mediaType = "media-type-changed"
        case body = "body-changed"
        case headers = "headers-changed"
        case bytes = "body-rewritten"
        case removedMock = "mock-removed"
        case addedMock = "mock-added"
        case access = "access-changed"
        case cors = "cors-changed"
        case limit = "limit-changed"
        case delay = "delay-changed"
        case faults = "faults-changed"
        case serverResponse = "server-response-changed"
        case name = "name-changed"
        case description = "description-changed"
        case order = "order-changed"
    }

    /// One version's part in it.
    package struct Side: Sendable, Hashable {
        /// `200 application/json from 'Get user: OK'`, `404, no example matches`.
        package var text: String
        /// The example that answers; nil for none, and where it is not about one.
        package var example: String?
        package var exampleID: String?
        package var status: Int?
        package var location: SourceLocation

        package init(
            text: String, example: String? = nil, exampleID: String? = nil, status: Int? = nil, location: SourceLocation
        ) {
            self.text = text
            self.example = example
            self.exampleID = exampleID
            self.status = status
            self.location = location
        }
    }

    package var weight: Weight
    package var kind: Kind
    /// One sentence without a full stop.
    package var summary: String
    /// What differs, a line for each.
    package var details: [String]
    /// A call that shows it; nil where none does.
    package var call: Call?
    /// Other calls that show it, a few of them.
    package var otherCalls: [Call]
    /// How many calls that were tried show it.
    package var callCount: Int
    package var before: Side
    package var after: Side

    package init(
        weight: Weight, kind: Kind, summary: String, details: [String] = [], call: Call? = nil,
        otherCalls: [Call] = [], callCount: Int = 0, before: Side, after: Side
    ) {
        self.weight = weight
        self.kind = kind
        self.summary = summary
        self.details = details
        self.call = call
        self.otherCalls = otherCalls
        self.callCount = callCount
        self.before = before
        self.after = after
    }
}
