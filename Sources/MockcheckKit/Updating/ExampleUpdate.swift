import HTTPMessage
import HTTPWire
import Linting
import MockFiles
import PostmanModel
package import Verification
import XMLSupport

/// `verify --update-examples`: writes what a back end says into the examples that it no longer agrees with (T-5).
package struct ExampleUpdate {
    /// What is written of what differs from one answer to the next.
    package enum Extent: String, Sendable, CaseIterable {
        /// Nothing: ids and dates stay as the example has them.
        case stable
        /// All of it.
        case all
    }

    private let extent: Extent
    private let shows: Bool
    private let timeout: Duration
    private let recorder: AnswerRecorder
    private let redactor: Redactor
    private let reviser: ExampleReviser
    private let plan: RunPlan
    /// How many more requests each stranger may be sent.
    private var remaining: [Endpoint: Int] = [:]
    private var revisions: [(revision: ExampleRevision, name: String)] = []
    private var left: [(place: String, name: String, reason: String)] = []
    private var secretCount = 0

    /// - Parameters:
    ///   - shows: whether the difference is printed and nothing is written.
    ///   - secrets: what no example may get, besides what was captured and what lint knows of secrets.
    ///   - plan: of the run that is over.
    package init(
        _ extent: Extent, shows: Bool, timeout: Duration, recorder: AnswerRecorder, secrets: [Secret], _ plan: RunPlan
    ) {
        self.extent = extent
        self.shows = shows
        self.timeout = timeout
        self.recorder = recorder
        self.plan = plan
        let redactor = Redactor(secrets: secrets + plan.mocks.flatMap { $0.captured?.secrets ?? [] })
        self.redactor = redactor
        reviser = ExampleReviser(includesVolatile: extent == .all) { text, name in
            redactor.redact(text) != text || SecretText.includes(text, named: name)
        }
    }

    /// - Throws: `CommandProblem` where a file cannot be written.
    package mutating func run(_ workload: Workload) async throws {
        for (target, count) in plan.targetCalls {
            remaining[target.endpoint] = target.endpoint.isLoopback ? .max : max(0, target.limits.calls - count)
        }
        for mock in plan.mocks {
            guard let target = mock.target, target.isAPI else { continue }
            for planned in mock.suites.flatMap(\.cases) { await look(at: planned, target, mock.captured, workload) }
        }
        try write()
    }

    private mutating func look(
        at planned: Case, _ target: Verification.Target, _ captured: CapturedValues?, _ workload: Workload
    ) async {
        guard case .run(let scenario) = planned.work, case .exchange(let exchange, _)? = scenario.steps.first,
            let contract = exchange.expectation.contract, case .call(let call) = exchange.request,
            let request = captured == nil ? exchange.request : try? captured?.filled(exchange.request).get(),
            let answer = recorder.answer(to: request)
        else { return }
        let bodies = { (place: SourceLocation) in Self.example(at: place, in: workload)?.body }
        var outcome = reviser.outcome(of: answer, again: nil, against: contract, body: bodies)
        if case .agrees = outcome { return }
        // Only what may be sent twice tells what is volatile.
        if extent == .stable, ["GET", "HEAD", "OPTIONS"].contains(call.method) {
            guard let rest = remaining[target.endpoint], rest > 0 else {
                left.append((planned.location.description, planned.name, "over the limit of --max-calls"))
                return
            }
            remaining[target.endpoint] = rest - 1
            let again = await recorder.answerAgain(to: request, from: target.endpoint, timeout: timeout)
            outcome = reviser.outcome(of: answer, again: again, against: contract, body: bodies)
        }
        switch outcome {
        case .agrees: break
        case .left(let reason): left.append((planned.location.description, planned.name, reason))
        case .revised(let revision):
            guard !revisions.contains(where: { $0.revision.location == revision.location }) else { return }
            secretCount += revision.secretCount
            revisions.append((revision, planned.name))
        }
    }

    private static func example(at place: SourceLocation, in workload: Workload) -> Example? {
        for mock in workload.mocks {
            for item in mock.collection.requests {
                if let example = item.examples.first(where: { $0.location == place }) { return example }
            }
        }
        return nil
    }

    // MARK: Writing

    private mutating func write() throws {
        let byFile = Dictionary(grouping: revisions, by: \.revision.location.file)
        var (examples, files) = (0, 0)
        for (path, revisions) in byFile.sorted(by: { $0.key < $1.key }) {
            guard let content = try? InputFile(path: path).load(), let file = EditableFile(content, file: path) else {
                left += revisions.map {
                    ($0.revision.location.description, $0.name, "its file is not JSON or YAML in UTF-8")
                }
                continue
            }
            var edits: [TextEdit] = []
            var count = 0
            for (revision, name) in revisions.sorted(by: { $0.revision.location.line < $1.revision.location.line }) {
                switch Self.edits(of: file, revision) {
                case .success(let new):
                    edits += new
                    count += new.isEmpty ? 0 : 1
                case .failure(let reason): left.append((revision.location.description, name, reason.text))
                }
            }
            guard !edits.isEmpty else { continue }
            edits.sort { ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound) }
            let changed = TextEdit.apply(edits, to: content)
            guard EditableFile(changed, file: path) != nil else {
                left.append((path, "", "the update would break the file; this is a bug in mockcheck"))
                continue
            }
            examples += count
            files += 1
            if shows {
                StandardOutput.write(
                    redactor.redact(XMLText.sanitized(EditHunks(edits, in: content).text(file: path))))
            } else {
                try EditedFile.write(changed, to: path)
            }
        }
        tell(examples, files)
    }

    private struct Unknown: Error {
        var text: String
    }

    /// The edits of one example; they are made only where all of it can be written, and read again as wanted.
    private static func edits(of file: EditableFile, _ revision: ExampleRevision) -> Result<[TextEdit], Unknown> {
        guard var rewriter = ExampleRewriter(file, at: revision.location) else {
            return .failure(Unknown(text: "the example is not there any more"))
        }
        if let status = revision.status, !rewriter.set(status: status) {
            return .failure(Unknown(text: "its status code is written in a way that cannot be edited"))
        }
        if let type = revision.contentType, !rewriter.set(header: "Content-Type", to: type) {
            return .failure(Unknown(text: "its headers are written in a way that cannot be edited"))
        }
        if !rewriter.add(revision.newHeaders) {
            return .failure(Unknown(text: "its headers are written in a way that cannot be edited"))
        }
        if !revision.body.isEmpty, !rewriter.edit(body: revision.body) {
            return .failure(Unknown(text: "its body is written in a way that cannot be edited"))
        }
        return .success(rewriter.edits)
    }

    private func tell(_ examples: Int, _ files: Int) {
        let what = "\(TerminalText.counted(examples, "example")) in \(TerminalText.counted(files, "file"))"
        StandardError.write("mockcheck: \(shows ? "would update" : "updated") \(what)\n")
        if secretCount > 0 {
            StandardError.write("mockcheck: \(TerminalText.counted(secretCount, "secret")) of the answers left out\n")
        }
        for (place, name, reason) in left {
            let title = name.isEmpty ? place : "\(place): \(name)"
            StandardError.write(message: redactor.redact("mockcheck: not updated: \(title): \(reason)"))
        }
    }
}
