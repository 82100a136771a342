package import HTTPMessage
package import PostmanModel

/// One call of a mock and its answer, as the call log has it (B-9.02); it shows no record before the secrets are gone from it.
package struct CallRecord: Sendable {
    /// A message with as much of its body as is kept.
    package struct Content: Sendable {
        package var headers: HeaderList
        package var body: [UInt8]
        /// How many bytes of the body are not kept.
        package var omittedBytes: Int

        package init(headers: HeaderList, body: [UInt8], omittedBytes: Int = 0) {
            self.headers = headers
            self.body = body
            self.omittedBytes = omittedBytes
        }
    }

    /// Counts the calls of all mocks; the log gives it.
    package internal(set) var number = 0
    package var time: Timestamp
    /// Nil for a call that is for none.
    package var mockID: String?
    package var mockName: String
    package var method: String
    package var target: String
    package var request: Content
    package var status: Int
    package var response: Content
    /// One word for what became of it: `matched`, `unmatched`, `unauthorized` and so on.
    package var outcome: String
    /// Whether an example or a server response was found, whatever its status (B-9.03).
    package var isFound: Bool
    /// The name of the example or server response, or the message of the error (B-9.04).
    package var responseName: String
    /// The id of the example that answered; nil where none did.
    package var exampleID: String?
    /// What went wrong on purpose, as the manifest or the request has it; nil for nothing (R-4).
    package var fault: String?
    package var microseconds: Int

    package init(
        time: Timestamp, mockID: String?, mockName: String, method: String, target: String, request: Content,
        status: Int, response: Content, outcome: String, isFound: Bool, responseName: String,
        exampleID: String? = nil, fault: String? = nil, microseconds: Int
    ) {
        self.time = time
        self.mockID = mockID
        self.mockName = mockName
        self.method = method
        self.target = target
        self.request = request
        self.status = status
        self.response = response
        self.outcome = outcome
        self.isFound = isFound
        self.responseName = responseName
        self.exampleID = exampleID
        self.fault = fault
        self.microseconds = microseconds
    }

    /// Postman's form of an id: a UUID and a number.
    package var id: String { "\(mockID ?? "none")-\(number)" }
}
