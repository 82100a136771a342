package import HTTPMessage

/// Compares a reply with all that was promised of it.
package enum Judge {
    /// - Returns: nothing for a reply that keeps the promise; else every broken part, the status first.
    package static func failures(of reply: Reply, against expectation: Expectation) -> [CheckFailure] {
        if expectation.contract != nil { return judgement(of: reply, against: expectation).failures }
        var failures: [CheckFailure] = []
        var reply = reply
        if expectation.isCompressed {
            let (plain, fault) = GzipBody.decoded(reply)
            if let fault { failures.append(CheckFailure(.body, promise: expectation.promise, text: fault)) }
            reply = plain
        }
        StatusCheck.run(expectation, reply, &failures)
        HeaderCheck.run(expectation, reply, &failures)
        ShapedHeaderCheck.run(expectation, reply, &failures)
        AbsentHeaderCheck.run(expectation, reply, &failures)
        UnpromisedHeaderCheck.run(expectation, reply, &failures)
        BodyCheck.run(expectation, reply, &failures)
        MediaTypeCheck.run(expectation, reply, &failures)
        CORSCheck.run(expectation, reply, &failures)
        if failures.isEmpty { return [] }
        return expectation.alternatives.contains { Self.failures(of: reply, against: $0).isEmpty } ? [] : failures
    }

    /// What is to be said of a reply beyond what is broken: of a back end its drift, and why it cannot be compared.
    package static func judgement(of reply: Reply, against expectation: Expectation) -> Judgement {
        guard let contract = expectation.contract else {
            let failures = failures(of: reply, against: expectation)
            guard failures.isEmpty, case .template(let parts) = expectation.body else {
                return Judgement(failures: failures)
            }
            return Judgement(failures: [], notComparable: TemplateBody.obstacle(to: parts, actual: reply.body))
        }
        return ContractJudge.judgement(of: reply, against: contract, promise: expectation.promise)
    }
}
