import HTTPMessage
import PostmanModel

/// Writes down all that a person needs to see why a case failed, and to repeat it (V-8).
struct FailureWriter: Sendable {
    let planned: Case
    private let work: Case.Work
    let suite: SuiteFacts
    let facts: RunFacts
    private let scenario: Scenario
    /// Values to hide, besides the keys of the scenario.
    var secrets: [Secret]

    init(planned: Case, suite: SuiteFacts, facts: RunFacts, secrets: [Secret]) {
        self.init(planned: planned, work: planned.work, suite: suite, facts: facts, secrets: secrets)
    }

    /// - Parameter work: the case's own, where it has been made.
    init(planned: Case, work: Case.Work, suite: SuiteFacts, facts: RunFacts, secrets: [Secret]) {
        self.planned = planned
        self.work = work
        self.suite = suite
        self.facts = facts
        self.secrets = secrets
        scenario =
            switch work {
            case .run(let scenario): scenario
            case .fail(let failure): Scenario(setups: [failure.setup].compactMap { $0 }, steps: [])
            case .skip, .pass, .error, .judged: Scenario(setups: [], steps: [])
            }
    }

    /// The verdict on a case that the plan itself decided; nil for one to run.
    var verdictWithoutRunning: Verdict? {
        switch work {
        case .run: nil
        case .pass: .passed
        case .skip(let reason): .skipped(reason: reason)
        case .fail(let failure): .failed(self.failure(failure))
        case .judged(let failure): .failed(failure)
        case .error(let message, let details):
            .error(Failure(message: message, type: Failure.unusableFile, checks: details))
        }
    }

    private func failure(_ planned: Case.PlannedFailure) -> Failure {
        let redactor = redactor()
        return Failure(
            message: redactor.redact(Excerpt.line(planned.message, limit: 300)), type: planned.type,
            checks: planned.details.map(redactor.redact),
            reproduce: commands(planned.call.map { .call($0) }, mock: 0, redactor))
    }

    func verdict(on broken: BrokenStep) -> Verdict {
        let failure = failure(broken)
        return broken.isError ? .error(failure) : .failed(failure)
    }

    /// The failure of a case whose mocks did not start.
    func failure(startError: String) -> Failure {
        let redactor = redactor()
        return Failure(
            message: redactor.redact(Excerpt.line("the mock server could not start: \(startError)", limit: 300)),
            type: "mockcheck.StartError", reproduce: [verifyLine(redactor)])
    }

    /// What was sent and what came last, of a case that passed.
    func transcript(_ request: ProbeRequest, _ reply: Reply) -> String {
        Transcript(BrokenStep(checks: [], request: request, received: .reply(reply)), redactor: redactor()).text
    }

    /// What reports say of a case that is not broken: drift, a line each.
    func notes(on drift: [String]) -> [String] {
        guard !drift.isEmpty else { return [] }
        let redactor = redactor()
        let shown = drift.prefix(Self.mostNotes).map {
            redactor.redact(Excerpt.line(CaseResult.driftMark + $0, limit: 300))
        }
        let rest = drift.count - shown.count
        return shown + (rest > 0 ? [CaseResult.driftMark + "and \(rest) more"] : [])
    }

    private static let mostNotes = 20

    private func failure(_ broken: BrokenStep) -> Failure {
        let redactor = redactor()
        let place = scenario.steps.count > 1 ? "  # step \(broken.step) of \(scenario.steps.count)" : ""
        let checks = shownChecks(broken, redactor)
        var failure = Failure(
            message: message(checks, broken.step, redactor), type: checks.first?.kind.type ?? "mockcheck.Failure",
            checks: checks.map { redactor.redact($0.description) },
            difference: redactor.redact(
                checks.map(\.difference).filter { !$0.isEmpty }.joined(separator: "\n")),
            transcript: Transcript(broken, redactor: redactor).text,
            reproduce: commands(broken.request, mock: broken.mock, place: place, redactor))
        failure.promise = redactor.redact(checks.first?.promise.text ?? "")
        return failure
    }

    /// The lines that repeat it: serve and curl, where `serve` can set the mock up so, then verify (V-8).
    private func commands(
        _ request: ProbeRequest?, mock: Int, place: String = "", _ redactor: Redactor
    ) -> [String] {
        guard let request else { return [verifyLine(redactor)] }
        if let server = suite.target {
            return [ResendCommand(request, redactor: redactor, server: server).text + place, verifyLine(redactor)]
        }
        guard let serve = serveLine(mock, redactor) else { return [verifyLine(redactor)] }
        return [serve, ResendCommand(request, redactor: redactor).text + place, verifyLine(redactor)]
    }

    /// The checks again, as they come out where secrets are hidden before anything is compared or cut.
    private func shownChecks(_ broken: BrokenStep, _ redactor: Redactor) -> [CheckFailure] {
        guard redactor.hasSecrets, case .reply(let reply) = broken.received, let expectation = broken.expectation else {
            return broken.checks
        }
        let again = Judge.failures(of: redactor.redact(reply), against: redactor.redact(expectation))
        let remaining = Set(again.map(\.kind))
        let hidden = broken.checks.filter { !remaining.contains($0.kind) }.map {
            CheckFailure($0.kind, promise: $0.promise, text: "differs only in secrets, which are hidden here")
        }
        let kinds = Set(broken.checks.map(\.kind))
        return again.filter { kinds.contains($0.kind) } + hidden
    }

    private func message(_ checks: [CheckFailure], _ step: Int, _ redactor: Redactor) -> String {
        guard let first = checks.first else { return "" }
        let place = scenario.steps.count > 1 ? " (step \(step) of \(scenario.steps.count))" : ""
        let others = checks.count - 1
        let more = others > 0 ? " (and \(others) more)" : ""
        let text = redactor.redact("\(first.promise.text)\(place): \(first.text)")
        return Excerpt.line(text, limit: 300 - more.count) + more
    }

    /// Serves the mock that the request went to; nil where no option makes `serve` set it up like that.
    private func serveLine(_ mock: Int, _ redactor: Redactor) -> String? {
        guard scenario.setups.indices.contains(mock) else { return nil }
        let setup = scenario.setups[mock]
        guard !setup.isServed, setup.matching == nil, setup.cors == nil, setup.serverResponse == nil else { return nil }
        var words = ["mockcheck", "serve"] + inputWords
        if setup.keys != nil { words += ["--private", "--api-key", "\"$X_API_KEY\""] }
        if let quota = setup.quota?.limit { words += ["--quota", String(quota)] }
        if let rate = setup.rateLimit?.limit { words += ["--rate-limit", String(rate)] }
        if let delay = setup.delayMilliseconds { words += ["--delay", String(delay)] }
        return redactor.redact((words + ["--seed", String(facts.seed)]).joined(separator: " "))
    }

    private var inputWords: [String] {
        // A name like an option would be taken for one.
        let file = suite.file.hasPrefix("-") && suite.file != "-" ? "./\(suite.file)" : suite.file
        return [ShellWord.quoted(file)] + facts.inputArguments.map(ShellWord.quoted)
    }

    private func verifyLine(_ redactor: Redactor) -> String {
        // A question mark matches any one character, so that no name needs the glob's own escapes.
        let glob = planned.name.unicodeScalars.map { "*?[]{}\\!".unicodeScalars.contains($0) ? "?" : String($0) }
            .joined()
        return redactor.redact(
            "mockcheck verify \((inputWords + facts.planArguments).joined(separator: " ")) --axis \(suite.axis.rawValue) "
                + "--only \(ShellWord.quoted(glob)) --seed \(facts.seed)")
    }

    private func redactor() -> Redactor {
        Redactor(
            secrets: secrets + scenario.setups.flatMap { ($0.keys ?? []).map { Secret($0.secret, named: "X_API_KEY") } }
        )
    }
}
