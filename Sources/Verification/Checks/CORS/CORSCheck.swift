import HTTPMessage

/// A reply to a browser must be one that the browser passes on.
enum CORSCheck {
    static func run(_ expectation: Expectation, _ reply: Reply, _ failures: inout [CheckFailure]) {
        guard let cors = expectation.cors else { return }
        let violations =
            switch cors.half {
            case .preflight: CORSJudge.preflight(cors, status: reply.status, headers: reply.headers)
            case .actual: CORSJudge.actual(cors, status: reply.status, headers: reply.headers)
            }
        for violation in violations {
            failures.append(CheckFailure(.cors, promise: expectation.promise, text: violation.description))
        }
    }
}
