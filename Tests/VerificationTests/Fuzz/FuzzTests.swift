import Foundation
import HTTPMessage
import MockCore
import Testing

@testable import Verification

/// Broken collections and odd calls: nothing crashes, and the server and the oracle agree on every answer.
///
/// `MOCKCHECK_FUZZ_SECONDS=600 swift test --filter FuzzTests` goes on for so long; `MOCKCHECK_FUZZ_SEED` begins
/// elsewhere. A finding names the seed of its input, which alone makes it again.
struct FuzzTests {
    @Test func serverAndOracleAgreeOnWhateverCanBeRead() async throws {
        let run = FuzzRun.current
        try #require(!run.sources.isEmpty)
        var findings: Set<String> = []
        var count = 0
        while run.goesOn(after: count), findings.count < 20 {
            let seed = run.seed &+ UInt64(count)
            for finding in await FuzzInput(seed: seed, sources: run.sources).findings() {
                if findings.insert(finding.kind).inserted {
                    Issue.record("MOCKCHECK_FUZZ_SEED=\(seed): \(finding.kind)\n\(finding.details)")
                }
            }
            count += 1
        }
        if run.isLong { print("fuzz: \(count) inputs from seed \(run.seed), \(findings.count) findings") }
    }
}

/// How long to go on, and with what.
private struct FuzzRun {
    let seed: UInt64
    let isLong: Bool
    let sources: [FuzzTree]
    private let end: ContinuousClock.Instant
    private static let quickCount = 60

    static var current: FuzzRun {
        let environment = ProcessInfo.processInfo.environment
        let seconds = environment["MOCKCHECK_FUZZ_SECONDS"].flatMap(Int.init)
        return FuzzRun(seed: environment["MOCKCHECK_FUZZ_SEED"].flatMap(UInt64.init) ?? 1, seconds: seconds)
    }

    private init(seed: UInt64, seconds: Int?) {
        self.seed = seed
        isLong = seconds != nil
        end = .now + .seconds(seconds ?? 0)
        sources = Self.read(isLong: isLong)
    }

    func goesOn(after count: Int) -> Bool { isLong ? ContinuousClock.now < end : count < Self.quickCount }

    /// The collections of the repository, and those of the corpus beside it for a long run.
    private static func read(isLong: Bool) -> [FuzzTree] {
        var root = URL(filePath: #filePath)
        while root.path != "/", !FileManager.default.fileExists(atPath: root.appending(path: "Package.swift").path) {
            root.deleteLastPathComponent()
        }
        var folders = [root.appending(path: "specs")]
        if isLong { folders.append(root.deletingLastPathComponent().appending(path: "shared/corpus")) }
        let files = folders.flatMap { folder in
            ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()
                .filter { $0.hasSuffix(".json") }.map { folder.appending(path: $0) }
        }
        return files.compactMap { file in
            guard let data = try? Data(contentsOf: file), data.count < 1 << 20 else { return nil }
            let bytes = Array(data)
            guard case .collection = DocumentReader().read(bytes, file: file.path).document else { return nil }
            return (try? JSONDocument.parse(bytes)).map { FuzzTree($0.root) }
        }
    }
}

/// One broken collection with all that is done to it, from one seed.
private struct FuzzInput {
    struct Finding {
        /// Equal for findings that most likely have one cause.
        var kind: String
        var details: String
    }

    private var mutator: FuzzMutator<SplitMix64>
    private let sources: [FuzzTree]

    init(seed: UInt64, sources: [FuzzTree]) {
        var mixer = SplitMix64(seed: seed)
        mutator = FuzzMutator(random: SplitMix64(seed: mixer.next()))
        self.sources = sources
    }

    consuming func findings() async -> [Finding] {
        guard let source = mutator.pick(sources) else { return [] }
        var tree = mutator.sample(source, items: 3)
        for _ in 0..<Int.random(in: 1...12, using: &mutator.random) { tree = mutator.mutated(tree) }
        var bytes = Array(tree.json.utf8)
        if mutator.chance(5) { bytes.removeLast(Int.random(in: 0...bytes.count, using: &mutator.random)) }
        if mutator.chance(5), let index = bytes.indices.randomElement(using: &mutator.random) {
            bytes[index] = UInt8.random(in: .min ... .max, using: &mutator.random)
        }
        let reading = DocumentReader().read(bytes, file: "fuzz.postman_collection.json")
        guard case .collection(let collection) = reading.document else {
            let isSilent = if case .unusable = reading.document { reading.diagnostics.isEmpty } else { false }
            return isSilent ? [Finding(kind: "no reason for refusing", details: tree.json)] : []
        }
        var options = PlanOptions(mockName: "Fuzz")
        options.axes = Set(Axis.allCases.shuffled(using: &mutator.random).prefix(3))
        options.isPrivate = mutator.chance(20)
        options.matching.matchBody = mutator.chance(20)
        options.matching.matchQueryParams = mutator.chance(80)
        options.matching.matchWildcards = mutator.chance(80)
        if mutator.chance(20) { options.matching.headers = ["Accept", "Content-Type"] }
        return await planned(collection, options, tree) + called(collection, options, tree)
    }

    /// What the plan of the collection finds, which must be nothing.
    private func planned(
        _ collection: MockCore.Collection, _ options: PlanOptions, _ tree: FuzzTree
    ) async -> [Finding] {
        let network = FuzzNetwork(collection)
        let runner = ScenarioRunner(sender: network, timeout: .seconds(1))
        var findings: [Finding] = []
        var shared: [[MockSetup]: any RunningMocks] = [:]
        for planned in Planner(collection: collection, options: options).plan().cases {
            guard case .run(let scenario) = planned.work else { continue }
            let mocks = shared[scenario.setups] ?? network.start(scenario.setups)
            if !scenario.setups.contains(where: \.isStateful) { shared[scenario.setups] = mocks }
            guard let broken = await runner.run(scenario.steps, on: mocks) else { continue }
            findings.append(
                Finding(
                    kind: "\(planned.axis) \(kind(of: broken))",
                    details: "\(planned.name)\n\(broken.checks)\n\(String(describing: broken.request))\n\(tree.json)"))
        }
        return findings
    }

    /// What odd calls find: the oracle says what they get, the server answers.
    private mutating func called(
        _ collection: MockCore.Collection, _ options: PlanOptions, _ tree: FuzzTree
    ) -> [Finding] {
        let context = PlanContext(collection, environment: nil, options: options)
        let network = FuzzNetwork(collection)
        let port = network.start([context.publicSetup]).ports[0]
        var calls = FuzzedCalls(mutator: mutator, context: context)
        var findings: [Finding] = []
        for _ in 0..<20 {
            let call = calls.next()
            let outcome = network.send(.call(call), port: port, timeout: .seconds(1))
            guard case .replied(let reply, _) = outcome, ![400, 431].contains(reply.status) || reply.body.isEmpty else {
                continue
            }
            let checks = Judge.failures(of: reply, against: context.expectation(on: call, promise: "fuzz"))
            guard let first = checks.first else { continue }
            findings.append(
                Finding(kind: "call: \(first.kind)", details: "\(call)\n\(checks)\n\(reply.status)\n\(tree.json)"))
        }
        return findings
    }

    private func kind(of broken: BrokenStep) -> String {
        broken.checks.first.map { "\($0.kind) \($0.promise)" } ?? ""
    }
}
