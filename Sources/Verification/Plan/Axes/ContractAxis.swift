import HTTPMessage
import HTTPWire
import PostmanModel

/// What a back end must keep of each example: the status, the media type and the shape of its body (product T-2).
struct ContractAxis: AxisPlanner {
    static let summary =
        "with --target-as api: status, media type and body shape of each example, held against a back end"

    private let context: PlanContext

    init(_ context: PlanContext) {
        self.context = context
    }

    func plan(into cases: inout CaseList) {
        guard let target = context.options.target, case .api(let api) = target.kind else { return }
        var start = context.examples.startIndex
        while start < context.examples.endIndex {
            let request = context.examples[start].request
            let end = context.examples[start...].firstIndex { $0.request != request } ?? context.examples.endIndex
            planItem(context.examples[start..<end], target, api, into: &cases)
            start = end
        }
    }

    /// One example and what became of its request.
    private struct Entry {
        var example: Example
        var rival: Rival
        var call: Call
        var hasCredentials: Bool
    }

    private func planItem(
        _ places: ArraySlice<PlanContext.ExamplePlace>, _ target: Target, _ api: APIOptions,
        into cases: inout CaseList
    ) {
        guard let item = places.first.map(context.item) else { return }
        let examples = places.map { (example: context.example(at: $0), rival: $0.rival.map { Int($0) }) }
        let calls = APICall(replacesBasePath: !target.endpoint.pathPrefix.isEmpty, seed: context.options.seed)
        var skipped: [Int: String] = [:]
        var entries: [Int: Entry] = [:]
        for (position, (example, index)) in examples.enumerated() {
            guard let index else {
                skipped[position] = "\(example.code ?? 200) is not a status that a response can have"
                continue
            }
            let rival = context.oracle.rivals[index]
            switch calls.call(of: rival, authorization: item.authorization ?? context.authorization) {
            case .notComparable(let reason): skipped[position] = "not comparable: \(reason)"
            case .call(let call, let hasCredentials):
                entries[position] = Entry(example: example, rival: rival, call: call, hasCredentials: hasCredentials)
            }
        }
        let contracts = self.contracts(of: examples, api)
        let path = (item.folders + [item.name]).joined(separator: "/")
        let captures = target.captures.filter { $0.request == item.name || $0.request == path }
        let groups = Dictionary(grouping: entries.keys.sorted()) { entries[$0]?.call }
        for (position, (example, _)) in examples.enumerated() {
            let title = context.title(item, example, status: example.code ?? 200)
            var work = Case.Work.skip(reason: skipped[position] ?? "")
            if let entry = entries[position] {
                let group = (groups[entry.call] ?? []).compactMap { entries[$0] }
                work = self.work(entry, group, contracts, api, captures)
            }
            cases.append(
                title, variant: "contract", at: context.site(item, example), axis: .contract, .contract.kept, work: work
            )
        }
    }

    /// One contract for each status that the examples of a request have.
    private func contracts(
        of examples: [(example: Example, rival: Int?)], _ api: APIOptions
    ) -> [Int: [Contract.Sample]] {
        var samples: [Int: [Contract.Sample]] = [:]
        for (_, rival) in examples {
            guard let rival else { continue }
            let sample = Contract.Sample(of: context.oracle.rivals[rival])
            samples[sample.status, default: []].append(sample)
        }
        return samples
    }

    private func work(
        _ entry: Entry, _ group: [Entry], _ samples: [Int: [Contract.Sample]], _ api: APIOptions,
        _ captures: [AnswerCapture]
    ) -> Case.Work {
        guard api.allowsUnsafeMethods || ["GET", "HEAD", "OPTIONS"].contains(entry.call.method) else {
            return .skip(reason: "\(entry.call.method) is sent to a back end only with --unsafe-methods")
        }
        let good = group.filter { $0.rival.status < 400 }
        if entry.rival.status >= 400, let other = good.first {
            return .skip(
                reason: "not comparable: its request equals that of '\(CaseName.collapsed(other.example.name))', "
                    + "which gets \(other.rival.status)")
        }
        let eligible = good.isEmpty ? group : good
        if let first = eligible.first, first.example.location != entry.example.location {
            return .skip(
                reason: "its request equals that of '\(CaseName.collapsed(first.example.name))'; "
                    + "both are judged there")
        }
        var seen: Set<Int> = []
        let contracts = eligible.filter { seen.insert($0.rival.status).inserted }.map { entry in
            Contract(
                Contract.Sample(of: entry.rival), all: samples[entry.rival.status] ?? [], rules: api.shapes,
                location: entry.example.location)
        }
        var expectation = Expectation(
            promise: .contract.kept, statuses: contracts.map(\.status))
        expectation.contract = ContractExpectation(
            contracts: contracts, hasCredentials: entry.hasCredentials, isHEAD: entry.call.method == "HEAD",
            failsOnDrift: api.failsOnDrift)
        expectation.captures = captures
        return .run(Scenario(context.setup, Exchange(.call(entry.call), expectation)))
    }
}

extension Contract.Sample {
    init(of rival: Rival) {
        let headers = rival.example.headers.filter(\.isEnabled)
        let type = headers.first { $0.key.isEqualIgnoringASCIICase(to: "Content-Type") }?.value
        self.init(
            status: rival.status, contentType: type.map(rival.scope.substitute), headerNames: headers.map(\.key),
            body: rival.scope.substitute(bytes: rival.example.body))
    }
}
