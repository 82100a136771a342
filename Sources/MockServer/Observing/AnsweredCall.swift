package import HTTPMessage
package import MockCore
package import PostmanModel

/// One call and what became of it, as call log, metrics and logs are told.
package struct AnsweredCall: Sendable {
    package enum Outcome: Sendable, Hashable {
        /// By a mock.
        case answered(Answer.Outcome)
        /// By a mock whose collection or environment is gone.
        case inactiveMock
        /// The call was for no mock there is.
        case unknownMock
    }

    /// All but the mock in one object, for each observer gets it and the log keeps it.
    private final class Content: Sendable {
        let call: Call
        let reply: Reply
        let outcome: Outcome
        let fault: MetFault?
        let nanoseconds: UInt64
        let time: Timestamp

        init(
            _ call: Call, _ reply: Reply, _ outcome: Outcome, _ fault: MetFault?, _ nanoseconds: UInt64,
            _ time: Timestamp
        ) {
            (self.call, self.reply, self.outcome, self.fault) = (call, reply, outcome, fault)
            (self.nanoseconds, self.time) = (nanoseconds, time)
        }
    }

    /// Nil for a call that is for none.
    package internal(set) var mock: ServedMock?
    private let content: Content

    init(
        mock: ServedMock?, call: Call, reply: Reply, outcome: Outcome, fault: MetFault?, nanoseconds: UInt64,
        time: Timestamp
    ) {
        self.mock = mock
        content = Content(call, reply, outcome, fault, nanoseconds, time)
    }

    /// As the mock saw it: without the path segment that named the mock.
    package var call: Call { content.call }
    package var reply: Reply { content.reply }
    package var outcome: Outcome { content.outcome }
    /// What went wrong on purpose; nil for nothing.
    package var fault: MetFault? { content.fault }
    /// How long it took to find the answer; the delay that the answer is held back comes on top.
    package var nanoseconds: UInt64 { content.nanoseconds }
    /// When the call was there as a whole.
    package var time: Timestamp { content.time }
}

extension AnsweredCall {
    /// One word for an outcome, in logs and metrics.
    package enum Label: String, Sendable, Hashable, CaseIterable {
        case matched, unmatched, preflight, unauthorized, forbidden
        case rateLimited = "rate_limited"
        case usageLimited = "usage_limited"
        case usageNotKept = "usage_not_kept"
        case serverResponse = "server_response"
        case inactiveMock = "inactive_mock"
        case unknownMock = "unknown_mock"

        /// Among all labels.
        var place: Int {
            switch self {
            case .matched: 0
            case .unmatched: 1
            case .preflight: 2
            case .unauthorized: 3
            case .forbidden: 4
            case .rateLimited: 5
            case .usageLimited: 6
            case .usageNotKept: 7
            case .serverResponse: 8
            case .inactiveMock: 9
            case .unknownMock: 10
            }
        }

        /// Whether somebody will wonder now why no example answered; whoever lacks a key or asks too fast is told so.
        package var isNews: Bool {
            switch self {
            case .unmatched, .unknownMock, .inactiveMock, .usageLimited, .usageNotKept: true
            case .matched, .preflight, .unauthorized, .forbidden, .rateLimited, .serverResponse: false
            }
        }
    }
}

extension Answer.Outcome {
    /// Whether its label is news.
    var isNews: Bool {
        switch self {
        case .unmatched, .usageLimited, .usageNotKept, .awaited: true
        case .matched, .preflight, .unauthorized, .forbidden, .rateLimited, .serverResponse: false
        }
    }
}

extension AnsweredCall.Outcome {
    package var label: AnsweredCall.Label {
        switch self {
        case .answered(.matched): .matched
        case .answered(.unmatched): .unmatched
        case .answered(.preflight): .preflight
        case .answered(.unauthorized): .unauthorized
        case .answered(.forbidden): .forbidden
        case .answered(.rateLimited): .rateLimited
        case .answered(.usageLimited): .usageLimited
        case .answered(.usageNotKept), .answered(.awaited): .usageNotKept
        case .answered(.serverResponse): .serverResponse
        case .inactiveMock: .inactiveMock
        case .unknownMock: .unknownMock
        }
    }
}
