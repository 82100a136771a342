package import HTTPMessage
package import PostmanModel

/// The errors of Postman's mock runtime (B-10.A).
package enum MockError: Sendable, Hashable {
    /// No example is left (10.02).
    case noMatchingRequest
    /// The collection has no example that can be served (10.03).
    case noExamples
    case missingCredentials
    case forbidden
    /// No mock of that name or address (10.05).
    case unknownMock
    /// The mock's collection or environment is gone (10.06).
    case inactiveMock
    case usageLimit
    /// The usage cannot be recorded, so the call cannot be answered; not Postman's.
    case usageNotKept
    /// The epoch second at which the window ends.
    case rateLimit(retryAt: Int64)

    package var status: Int {
        switch self {
        case .noMatchingRequest, .noExamples, .unknownMock: 404
        case .inactiveMock: 400
        case .missingCredentials: 401
        case .forbidden: 403
        case .usageLimit, .rateLimit: 429
        case .usageNotKept: 503
        }
    }

    package var name: String {
        switch self {
        case .noMatchingRequest, .noExamples: "mockRequestNotFoundError"
        case .missingCredentials: "invalidCredentialsError"
        case .forbidden: "forbiddenError"
        case .unknownMock: "mockNotFoundError"
        case .inactiveMock: "inactiveMockError"
        case .usageLimit: "usageLimitError"
        case .usageNotKept: "serviceUnavailableError"
        case .rateLimit: "rateLimitError"
        }
    }

    private var header: String? {
        switch self {
        case .noMatchingRequest: "No matching requests"
        case .noExamples: "You need an example"
        default: nil
        }
    }

    private var message: String {
        switch self {
        case .noMatchingRequest: "Double check your method and the request path and try again."
        case .noExamples: "To mock this request add an example response for the mock server to return."
        case .missingCredentials: "Please provide the required `x-api-key` authentication header."
        case .forbidden: "You are not permitted to perform the action."
        case .unknownMock: "Please refresh and try again."
        case .inactiveMock: "The environment or collection associated with this mock has been deleted."
        case .usageLimit: "Usage limit reached. Contact your team admin."
        case .usageNotKept: "The request cannot be counted, so it is not answered. The log of the server says why."
        case .rateLimit(let epoch): "Rate limit exceeded. Retry after \(epoch)"
        }
    }

    package func reply(profile: Profile = .current) -> Reply {
        // Bodies of the classic era had no such key (B-12.37).
        let title = profile == .classic ? "" : header.map { "\"header\":\"\($0)\"," } ?? ""
        let text = "{\"error\":{\"name\":\"\(name)\",\(title)\"message\":\"\(message)\"}}"
        return Reply(
            status: status, headers: ["Content-Type": "application/json; charset=utf-8"], body: Array(text.utf8))
    }

    /// Puts more members behind those of the `error` object in the body of such a reply.
    ///
    /// - Parameters:
    ///   - room: for so many bytes.
    ///   - write: appends them as JSON, without braces.
    package static func complete(_ body: inout [UInt8], room: Int, by write: (inout [UInt8]) -> Void) {
        var longer: [UInt8] = []
        longer.reserveCapacity(body.count + room)
        longer += body[..<(body.count - 2)]
        longer.append(UInt8(ascii: ","))
        write(&longer)
        longer += "}}".utf8
        body = longer
    }
}
