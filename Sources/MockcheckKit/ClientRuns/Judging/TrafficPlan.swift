import HTTPMessage
import MockCore
import MockFiles
import PostmanModel
import Verification

/// A mock with what clients asked of it.
struct JudgedMock: Sendable {
    let loaded: LoadedMock
    /// Says why a request got what it got.
    let mock: Mock
    let traffic: Traffic
}

/// Makes cases of traffic: one for each request of the collections, and one for each thing that went wrong (R-2).
struct TrafficPlan {
    let mocks: [JudgedMock]
    /// What was asked of no mock.
    var unaddressed = ClientProblems()
    let writer: ClientFailureWriter
    let minimum: MinimumUse

    /// The suites of all mocks, and the gate where there is one.
    var plans: [MockPlan] {
        mocks.map(plan) + [unaddressedPlan, minimum.plan(for: mocks)].compactMap { $0 }
    }

    private var unaddressedPlan: MockPlan? {
        let cases = ClientProblemCases(judged: nil, problems: unaddressed, writer: writer, namesMock: false).cases
        guard !cases.isEmpty else { return nil }
        let facts = SuiteFacts(
            name: "mockcheck [addresses]", mock: "Addresses", axis: .traffic, file: ".", caseCount: cases.count)
        return MockPlan(host: nil, suites: [SuitePlan(facts: facts, cases: cases)])
    }

    var counts: TrafficCounts {
        var counts = TrafficCounts()
        counts.calls = unaddressed.all.reduce(unaddressed.untold) { $0 + $1.count }
        for mock in mocks {
            let traffic = mock.traffic
            counts.calls += traffic.calls
            counts.answered += traffic.answered
            let offered = traffic.examples.filter { !$0.isEmpty }
            counts.requests += offered.count
            counts.usedRequests += offered.count { $0.contains { $0 > 0 } }
            counts.examples += offered.reduce(0) { $0 + $1.count }
            counts.usedExamples += offered.reduce(0) { $0 + $1.count { $0 > 0 } }
        }
        return counts
    }

    private func plan(of judged: JudgedMock) -> MockPlan {
        let mock = judged.loaded
        let cases =
            zip(mock.collection.requests, judged.traffic.examples).map { request($0, $1, of: mock) }
            + ClientProblemCases(
                judged: judged, problems: judged.traffic.problems, writer: writer, namesMock: namesMock(mock)
            ).cases
            + answeredOtherwise(judged)
        let facts = SuiteFacts(
            name: "\(mock.name) [traffic]", mock: mock.name, axis: .traffic, file: mock.collection.file,
            caseCount: cases.count)
        return MockPlan(host: nil, suites: [SuitePlan(facts: facts, cases: cases)])
    }

    /// Whether its file alone does not say which mock it is.
    private func namesMock(_ mock: LoadedMock) -> Bool {
        mocks.count { $0.loaded.collection.file == mock.collection.file } > 1
    }

    private func request(_ item: RequestItem, _ counts: [Int], of mock: LoadedMock) -> Case {
        let site = CaseSite(
            mock: mock.name, item, className: CaseSite.className([mock.name] + item.folders))
        let path = item.request.url.path
        let title = "\(item.request.method.uppercased()) \(path.isEmpty ? "/" : path) (\(item.name))"
        let total = counts.reduce(0, +)
        let work: Case.Work =
            if counts.isEmpty {
                .skip(reason: "it has no example, so the mock cannot answer it")
            } else if total == 0 {
                .skip(reason: Self.neverRequested)
            } else {
                .pass
            }
        return Case(
            title, at: site, axis: .traffic, .client.answered, work: work,
            notes: total == 0 ? [] : Self.notes(item.examples, counts, total))
    }

    static let neverRequested = "never requested"

    private static func notes(_ examples: [Example], _ counts: [Int], _ total: Int) -> [String] {
        let answers = zip(examples, counts).filter { $1 > 0 }.map { "'\($0.name)' \($1)" }
        let rest = zip(examples, counts).filter { $1 == 0 }.map { "'\($0.0.name)'" }
        return ["\(TerminalText.counted(total, "request")): \(answers.joined(separator: ", "))"]
            + (rest.isEmpty ? [] : ["never returned: \(rest.joined(separator: ", "))"])
    }

    /// What was answered, but by no example.
    private func answeredOtherwise(_ judged: JudgedMock) -> [Case] {
        let traffic = judged.traffic
        let name = judged.loaded.configuration.serverResponse?.name ?? ""
        let kinds = [
            ("preflights", traffic.preflights, "answered as a browser wants it"),
            ("server response '\(name)'", traffic.overridden, "answered by it, as while it is active no example is"),
            ("allowed paths", traffic.excepted, "matched by no example, which --allow-unmatched permits"),
        ]
        let faults = traffic.faults.sorted { $0.key < $1.key }.map { name, count in
            "\(TerminalText.counted(count, "request")) met \(name.isEmpty ? "other faults" : name)"
        }
        let met = Case(
            "faults on request", at: site(of: judged.loaded), axis: .traffic, .client.answered, detail: "faults",
            work: .pass, notes: faults)
        return (faults.isEmpty ? [] : [met])
            + kinds.filter { $0.1 > 0 }.map { title, count, what in
                Case(
                    title, at: site(of: judged.loaded), axis: .traffic, .client.answered, detail: title, work: .pass,
                    notes: ["\(TerminalText.counted(count, "request")) \(what)"])
            }
    }

    private func site(of mock: LoadedMock) -> CaseSite {
        CaseSite(
            mock: mock.name, className: CaseSite.className([mock.name]),
            location: SourceLocation(file: mock.collection.file))
    }
}
