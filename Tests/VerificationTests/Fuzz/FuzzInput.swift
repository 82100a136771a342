import HTTPMessage
import HTTPWire
import MockCore
import MockFiles
import PostmanModel

@testable import Verification

/// One broken collection with all that is done to it, from one seed.
struct FuzzInput {
    struct Finding {
        /// Equal for findings that most likely have one cause.
        var kind: String
        var details: String
    }

    private var mutator: FuzzMutator<SplitMix64>
    private let sources: FuzzSources

    init(seed: UInt64, sources: FuzzSources) {
        var mixer = SplitMix64(seed: seed)
        mutator = FuzzMutator(random: SplitMix64(seed: mixer.next()))
        self.sources = sources
    }

    consuming func findings() async throws -> [Finding] {
        guard let source = mutator.pick(sources.collections) else { return [] }
        let (readings, text) = try readings(of: source)
        var all: [Finding] = []
        for reading in readings {
            switch reading.document {
            case .collection(let collection): all += await findings(in: collection, text)
            case .unusable where reading.diagnostics.isEmpty:
                all.append(Finding(kind: "no reason for refusing", details: text))
            case .dump, .unusable, .unrelated, .environment, .globals: break
            }
        }
        return all
    }

    /// What the reader makes of a source that was broken, with the text of it.
    private mutating func readings(of source: FuzzSource) throws -> ([Reading], String) {
        switch source {
        case .document(let tree):
            let broken = broken(mutator.sample(tree, items: 3), atMost: 12)
            var bytes = Array(broken.json.utf8)
            mutator.damage(&bytes)
            return ([DocumentReader().read(bytes, file: "fuzz.postman_collection.json")], broken.json)
        case .folder(let files):
            let folder = mutator.mutated(files)
            return (
                try FuzzFolder(folder).readings(), folder.map { "--- \($0.path)\n\($0.text)" }.joined(separator: "\n")
            )
        }
    }

    private mutating func broken(_ tree: FuzzTree, atMost most: Int) -> FuzzTree {
        var tree = tree
        for _ in 0..<Int.random(in: 1...most, using: &mutator.random) { tree = mutator.mutated(tree) }
        return tree
    }

    private mutating func findings(in collection: PostmanModel.Collection, _ text: String) async -> [Finding] {
        var options = PlanOptions(mockName: "Fuzz")
        options.axes = Set(Axis.allCases.shuffled(using: &mutator.random).prefix(3))
        if mutator.chance(20) { options.configuration.access = .keys([]) }
        options.configuration.matching.matchBody = mutator.chance(20)
        options.configuration.matching.matchQueryParams = mutator.chance(80)
        options.configuration.matching.matchWildcards = mutator.chance(80)
        if mutator.chance(20) { options.configuration.matching.headers = ["Accept", "Content-Type"] }
        let environment = environment()
        return await planned(collection, environment, options, text) + called(collection, environment, options, text)
    }

    /// None for most inputs, for it gives values to what would else be wildcards.
    private mutating func environment() -> Environment? {
        guard mutator.chance(30), let source = mutator.pick(sources.environments) else { return nil }
        let bytes = Array(broken(source, atMost: 4).json.utf8)
        guard
            case .environment(let environment) = DocumentReader().read(bytes, file: "fuzz.postman_environment.json")
                .document
        else { return nil }
        return environment
    }

    /// What the plan of the collection finds, which must be nothing.
    private func planned(
        _ collection: PostmanModel.Collection, _ environment: Environment?, _ options: PlanOptions, _ text: String
    ) async -> [Finding] {
        let network = FuzzNetwork(collection, environment: environment)
        let runner = ScenarioRunner(sender: network, timeout: .seconds(1))
        var findings: [Finding] = []
        var shared: [[MockSetup]: any RunningMocks] = [:]
        let plan = Planner(collection: collection, environment: environment, options: options).plan()
        for planned in plan.cases where !Self.needsSockets(planned.promise) {
            guard case .run(let scenario) = planned.work else { continue }
            let mocks = shared[scenario.setups] ?? network.start(scenario.setups)
            if !scenario.setups.contains(where: \.isStateful) { shared[scenario.setups] = mocks }
            guard let broken = await runner.run(scenario.steps, on: mocks).broken else { continue }
            findings.append(
                Finding(
                    kind: "\(planned.axis) \(kind(of: broken))",
                    details: "\(planned.name)\n\(broken.checks)\n\(String(describing: broken.request))\n\(text)"))
        }
        return findings
    }

    /// Without a listener nothing is held back, and nothing compressed.
    private static func needsSockets(_ promise: Promise) -> Bool {
        promise.id.hasPrefix("delay.") || promise.id.hasPrefix("examples.gzip")
    }

    /// What odd calls find: the oracle says what they get, the server answers; and what bytes find that are not calls.
    private mutating func called(
        _ collection: PostmanModel.Collection, _ environment: Environment?, _ options: PlanOptions, _ text: String
    ) -> [Finding] {
        let context = PlanContext(collection, environment: environment, options: options)
        let network = FuzzNetwork(collection, environment: environment)
        let port = network.start([context.publicSetup]).endpoints[0].port
        var calls = FuzzedCalls(mutator: mutator, context: context)
        var findings: [Finding] = []
        for _ in 0..<20 {
            let call = calls.next()
            let outcome = network.send(.call(call), to: .loopback(port: port), timeout: .seconds(1))
            guard case .replied(let reply, _) = outcome, ![400, 431].contains(reply.status) || reply.body.isEmpty
            else {
                continue
            }
            var expectation = context.expectation(on: call, promise: "fuzz")
            // A call may ask for the connection's end.
            expectation.otherHeaders?.insert("connection")
            let checks = Judge.failures(of: reply, against: expectation)
            guard let first = checks.first else { continue }
            findings.append(
                Finding(kind: "call: \(first.kind)", details: "\(call)\n\(checks)\n\(reply.status)\n\(text)"))
        }
        for _ in 0..<10 {
            guard let bytes = network.bytes(of: calls.next(), port: port) else { continue }
            let broken = calls.mutator.brokenRequest(bytes)
            if let difference = network.difference(whenCut: broken, at: calls.mutator.cuts(of: broken), port: port) {
                findings.append(Finding(kind: "bytes", details: "\(difference)\n\(broken)"))
            }
        }
        return findings
    }

    private func kind(of broken: BrokenStep) -> String {
        broken.checks.first.map { "\($0.kind) \($0.promise.text)" } ?? ""
    }
}
