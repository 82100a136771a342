package import HTTPMessage

/// Compares a reply with all that was promised of it.
package enum Judge {
    /// - Returns: nothing for a reply that keeps the promise; else every broken part, the status first.
    package static func failures(of reply: Reply, against expectation: Expectation) -> [CheckFailure] {
        var failures: [CheckFailure] = []
        StatusCheck.run(expectation, reply, &failures)
        HeaderCheck.run(expectation, reply, &failures)
        AbsentHeaderCheck.run(expectation, reply, &failures)
        UnpromisedHeaderCheck.run(expectation, reply, &failures)
        BodyCheck.run(expectation, reply, &failures)
        CORSCheck.run(expectation, reply, &failures)
        return failures
    }
}
