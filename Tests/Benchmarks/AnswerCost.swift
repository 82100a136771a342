import HTTPMessage
import MockCore

/// Measures what an answer costs as the collection grows; the claim is the last column, not the nanoseconds.
@main
struct AnswerCost {
    private static let rounds = 5
    private static let callsPerRound = 50_000

    static func main() {
        let arguments = Array(CommandLine.arguments.dropFirst())
        if arguments.first == "load" { return Loading.run(Array(arguments.dropFirst())) }
        print(
            "An answer of the core, without sockets; \(callsPerRound) calls in pseudo-random order, median of \(rounds)."
        )
        print("shape      examples     load ms   ns/answer   spread        to 10 examples")
        for shape in SampleCollection.Shape.allCases {
            var reference: Double?
            for count in [10, 100, 1000, 10_000, 100_000] {
                let sample = SampleCollection(shape: shape, count: count)
                guard let (mock, load) = mock(of: sample) else { continue }
                let times = (0..<rounds).map { _ in nanosecondsPerAnswer(mock, sample) }.sorted()
                let median = times[rounds / 2]
                reference = reference ?? median
                let ratio = median / (reference ?? median)
                print(
                    pad(shape.rawValue, 9), pad(count, -9), pad(Int(load), -11), pad(Int(median), -11),
                    pad("  \(Int(times[0]))-\(Int(times[rounds - 1]))", 14), (ratio * 100).rounded() / 100)
            }
        }
    }

    private static func mock(of sample: SampleCollection) -> (Mock, milliseconds: Double)? {
        let json = sample.json
        let clock = ContinuousClock()
        let start = clock.now
        guard case .collection(let collection) = DocumentReader().read(json, file: "sample.json").document else {
            print("the sample collection does not load")
            return nil
        }
        let mock = Mock(collection: collection, configuration: MockConfiguration(name: "Sample"))
        return (mock, (clock.now - start) / .milliseconds(1))
    }

    private static func nanosecondsPerAnswer(_ mock: Mock, _ sample: SampleCollection) -> Double {
        // A fixed pseudo-random order, the same in every run: asking one route over and over would measure a cache.
        var order = FixedOrder()
        let calls = (0..<min(sample.count, 5000)).map { _ in
            sample.call(Int.random(in: 0..<sample.count, using: &order))
        }
        let now = Timestamp(milliseconds: 1_700_000_000_000)
        var failures = 0
        let elapsed = ContinuousClock().measure {
            for index in 0..<callsPerRound {
                let answer = mock.answer(calls[index % calls.count], at: now, using: &order)
                if answer.reply.status != 200 { failures += 1 }
            }
        }
        if failures > 0 { print("\(failures) calls were not answered") }
        return elapsed / .nanoseconds(1) / Double(callsPerRound)
    }

    /// Pads on the right, or on the left for a negative width.
    private static func pad(_ value: some CustomStringConvertible, _ width: Int) -> String {
        let text = value.description
        let blanks = String(repeating: " ", count: max(0, abs(width) - text.count))
        return width < 0 ? blanks + text : text + blanks
    }
}

/// A linear congruential generator: the order of calls has to be scattered and repeatable, nothing more.
private struct FixedOrder: RandomNumberGenerator {
    private var state: UInt64 = 1

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state ^ (state >> 33)
    }
}
