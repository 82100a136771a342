package import HTTPMessage
import MockCore
package import PostmanModel

/// An error of the control plane, in the envelope of the Postman API (B-8.20, B-10.C).
package struct APIError: Error, Sendable, Hashable {
    package var status: Int
    package var name: String
    package var message: String
    /// The `details` member; nil leaves it out.
    package var details: JSONBody?

    package init(status: Int, name: String, message: String, details: JSONBody? = nil) {
        self.status = status
        self.name = name
        self.message = message
        self.details = details
    }

    package var reply: Reply {
        var error: [JSONBody.Member] = [.init("name", .string(name)), .init("message", .string(message))]
        if let details { error.append(.init("details", details)) }
        var reply = Reply(status: status, json: ["error": .object(error)])
        if status == 503 { reply.headers.append("Retry-After", "1") }
        return reply
    }
}

extension APIError {
    /// A required part of the request is not there (10.20).
    package static func missing(_ parameters: String...) -> APIError {
        APIError(
            status: 400, name: "paramMissingError", message: "Parameter is missing in the request.",
            details: ["param": .array(parameters.map(JSONBody.string))])
    }

    /// A part of the request is there and wrong (10.21); the reason is a whole sentence.
    package static func invalid(_ parameter: String, _ reason: String) -> APIError {
        APIError(
            status: 400, name: "invalidParamsError", message: "Invalid value for parameter: \(parameter). \(reason)")
    }

    /// 10.27.
    package static let forbidden = APIError(
        status: 403, name: "forbiddenError", message: "You are not permitted to perform the action.")

    static let storeAway = APIError(
        status: 503, name: "serviceUnavailableError",
        message: "The shared store cannot be reached, so nobody's key can be checked. /health says why.")

    static let unknownPath = APIError(
        status: 404, name: "notFoundError", message: "The requested resource could not be found.")
}
