import Foundation
import Testing

/// Broken collections, odd calls and broken requests: nothing crashes or hangs, and the server and the oracle agree on
/// every answer.
///
/// `MOCKCHECK_FUZZ_SECONDS=600 swift test --filter FuzzTests` goes on for so long; `MOCKCHECK_FUZZ_SEED` begins
/// elsewhere. A finding names the seed of its input, which alone makes it again.
struct FuzzTests {
    @Test func serverAndOracleAgreeOnWhateverCanBeRead() async throws {
        let run = FuzzRun.current
        try #require(!run.sources.collections.isEmpty)
        var findings: Set<String> = []
        var count = 0
        var settledMemory = 0
        var slowest = (seed: run.seed, time: Duration.zero)
        while run.goesOn(after: count), findings.count < 20 {
            let seed = run.seed &+ UInt64(count)
            let start = ContinuousClock.now
            for finding in try await FuzzInput(seed: seed, sources: run.sources).findings() {
                if findings.insert(finding.kind).inserted {
                    Issue.record("MOCKCHECK_FUZZ_SEED=\(seed): \(finding.kind)\n\(finding.details)")
                }
            }
            let elapsed = ContinuousClock.now - start
            if elapsed > slowest.time { slowest = (seed, elapsed) }
            if elapsed > FuzzRun.patience { Issue.record("MOCKCHECK_FUZZ_SEED=\(seed): took \(elapsed)") }
            count += 1
            if !run.isInFirstPart, settledMemory == 0 { settledMemory = FuzzRun.peakMegabytes }
        }
        guard run.isLong else { return }
        let peak = FuzzRun.peakMegabytes
        let formats = run.sources.formats.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }
        print("fuzz: \(formats.joined(separator: ", ")), \(run.sources.environments.count) environments")
        print("fuzz: \(count) inputs from seed \(run.seed), \(findings.count) findings")
        print("fuzz: peak memory \(settledMemory) MB after a fifth of the time, \(peak) MB at the end")
        print("fuzz: slowest input MOCKCHECK_FUZZ_SEED=\(slowest.seed), \(slowest.time)")
        #expect(peak < FuzzRun.mostMegabytes)
    }
}

/// How long to go on, and with what.
private struct FuzzRun {
    let seed: UInt64
    let isLong: Bool
    let sources: FuzzSources
    private let start = ContinuousClock.now
    private let duration: Duration
    private static let quickCount = 60
    /// An input that takes longer hangs, for all practical purposes, on a busy machine, too.
    static let patience = Duration.seconds(600)
    /// More than this in a debug build means that something grows.
    static let mostMegabytes = 2000

    static var current: FuzzRun {
        let environment = ProcessInfo.processInfo.environment
        let seconds = environment["MOCKCHECK_FUZZ_SECONDS"].flatMap(Int.init)
        return FuzzRun(seed: environment["MOCKCHECK_FUZZ_SEED"].flatMap(UInt64.init) ?? 1, seconds: seconds)
    }

    private init(seed: UInt64, seconds: Int?) {
        self.seed = seed
        isLong = seconds != nil
        duration = .seconds(seconds ?? 0)
        sources = FuzzSources(withCorpus: isLong)
    }

    var isInFirstPart: Bool { ContinuousClock.now - start < duration / 5 }

    func goesOn(after count: Int) -> Bool {
        isLong ? ContinuousClock.now - start < duration : count < Self.quickCount
    }

    /// The most memory that the process has had, in millions of bytes.
    static var peakMegabytes: Int {
        var usage = rusage()
        // 0 is RUSAGE_SELF, whose type differs between systems. Linux counts in KiB.
        guard getrusage(0, &usage) == 0 else { return 0 }
        return Int(usage.ru_maxrss) * 1024 / 1_000_000
    }
}
