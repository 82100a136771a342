import HTTPMessage
import PostmanModel

/// The answers of a mock that come from no example (B-10.A), with what a reply must then be.
enum CatalogueError {
    case noMatch
    case unknownMock
    case noExamples
    case invalidCredentials
    case forbidden
    case usageLimit
    case rateLimit(retryAt: Int64)

    var status: Int {
        switch self {
        case .noMatch, .noExamples, .unknownMock: 404
        case .invalidCredentials: 401
        case .forbidden: 403
        case .usageLimit, .rateLimit: 429
        }
    }

    var name: String {
        switch self {
        case .noMatch, .noExamples: "mockRequestNotFoundError"
        case .unknownMock: "mockNotFoundError"
        case .invalidCredentials: "invalidCredentialsError"
        case .forbidden: "forbiddenError"
        case .usageLimit: "usageLimitError"
        case .rateLimit: "rateLimitError"
        }
    }

    /// Bodies of the classic era had none (B-12.37).
    var title: String? {
        switch self {
        case .noMatch: "No matching requests"
        case .noExamples: "You need an example"
        case .invalidCredentials, .forbidden, .unknownMock, .usageLimit, .rateLimit: nil
        }
    }

    var message: String {
        switch self {
        case .noMatch: "Double check your method and the request path and try again."
        case .noExamples: "To mock this request add an example response for the mock server to return."
        case .unknownMock: "Please refresh and try again."
        case .invalidCredentials: "Please provide the required `x-api-key` authentication header."
        case .forbidden: "You are not permitted to perform the action."
        case .usageLimit: "Usage limit reached. Contact your team admin."
        case .rateLimit(let retryAt): "Rate limit exceeded. Retry after \(retryAt)"
        }
    }

    /// Errors are JSON, readable by every page, and without a body for HEAD (B-6.09, D17).
    func expectation(method: String, cors: CORSMode, profile: Profile, isWhole: Bool, promise: Promise) -> Expectation {
        var expectation = Expectation(promise: promise, statuses: [status])
        expectation.headers = [HeaderField("Content-Type", "application/json; charset=utf-8")]
        if isWhole { expectation.otherHeaders = [] }
        if cors == .off {
            expectation.absentHeaders = ["Access-Control-Allow-Origin"]
        } else {
            expectation.headers.append(HeaderField("Access-Control-Allow-Origin", "*"))
        }
        if method.uppercased() == "HEAD" {
            expectation.body = .exactly([])
        } else {
            expectation.body = .error(name: name)
            expectation.errorTexts = ErrorEnvelope.Texts(title: profile == .classic ? nil : title, message: message)
        }
        return expectation
    }
}
