import HTTPMessage
import MockCore
import MockFiles
import MockServer
import MockStore
import PostmanModel

/// Mocks that are asked what was recorded, without a socket.
///
/// Nobody is refused: the keys are not in a recording, and the limits were those of another day.
struct RecordedMocks {
    private(set) var judged: [JudgedMock]
    private var traffic: [Traffic]
    private var random: SplitMix64
    /// What the base URLs of each collection add to its paths.
    private let basePaths: [[String]]

    init(_ workload: Workload, allowed: [Glob], seed: UInt64) {
        traffic = workload.mocks.map { Traffic(of: $0, allowed: allowed) }
        judged = workload.mocks.map { loaded in
            var configuration = loaded.configuration
            configuration.access = .anyone
            configuration.rateLimit = nil
            configuration.serverResponse = nil
            let mock = Mock(
                collection: loaded.collection, environment: loaded.environment, configuration: configuration)
            return JudgedMock(loaded: loaded, mock: mock, traffic: Traffic(of: loaded, allowed: allowed))
        }
        basePaths = workload.mocks.map { BasePaths.all(of: $0.collection, environment: $0.environment) }
        random = SplitMix64(seed: seed)
    }

    /// All mocks with what was asked of them so far.
    var result: [JudgedMock] {
        zip(judged, traffic).map { JudgedMock(loaded: $0.loaded, mock: $0.mock, traffic: $1) }
    }

    /// How well an example answers a call: 2 by its own path, 1 where wildcards take it; 0 where none does.
    ///
    /// For a preflight it is asked what its page wants to send.
    mutating func fit(_ call: Call, of mock: Int) -> Int {
        var call = call
        if let question = PreflightQuestion(call) { call.method = question.method }
        guard case .matched(let example) = answer(call, by: mock).outcome else { return 0 }
        switch example.step {
        case .wildcard?, .fuzzy?: return 1
        default: return 2
        }
    }

    /// The call as its mock sees it: where the path of a base URL stands for that of the collection's own, behind the
    /// one of those whose examples answer it best.
    mutating func call(of request: HARRequest, at address: HARAddresses.Address) -> Call {
        var call = request.call
        call.target = address.target
        guard address.lacksBasePath, let likely = basePaths[address.mock].first else { return call }
        var best = (fit: 0, target: likely + address.target)
        for path in basePaths[address.mock] + [""] {
            call.target = path + address.target
            let fit = fit(call, of: address.mock)
            if fit > best.fit { best = (fit, call.target) }
        }
        call.target = best.target
        return call
    }

    /// Judges a call that was recorded.
    ///
    /// - Parameter reply: what the client got; nil where nothing came, or that is not recorded.
    mutating func add(_ call: Call, answeredBy reply: Reply?, to mock: Int, from place: String) {
        let answer = answer(call, by: mock)
        traffic[mock].add(call, answer.reply, answer.outcome, recorded: reply, from: place)
    }

    /// Takes over a call that was judged when it was made.
    mutating func add(_ call: Call, _ reply: Reply, _ outcome: Answer.Outcome, to mock: Int, from place: String) {
        traffic[mock].add(call, reply, outcome, from: place)
    }

    mutating func add(fault: String, to mock: Int) { traffic[mock].add(fault: fault) }

    /// Takes over what answered a call whose body is not kept whole, so that nobody can ask again.
    mutating func add(asAnswered record: CallRecord, to mock: Int, from place: String) {
        for (request, item) in judged[mock].loaded.collection.requests.enumerated() {
            guard let example = item.examples.firstIndex(where: { $0.id == record.exampleID }) else { continue }
            let matched = MatchedExample(
                id: item.examples[example].id, name: item.examples[example].name, score: nil, step: nil,
                place: ExamplePlace(request: request, example: example))
            return add(record.call, record.reply, .matched(matched), to: mock, from: place)
        }
        add(record.call, record.reply, .unmatched, to: mock, from: place)
    }

    private mutating func answer(_ call: Call, by mock: Int) -> Answer {
        judged[mock].mock.answer(call, at: SystemTime().now(), using: &random)
    }
}
