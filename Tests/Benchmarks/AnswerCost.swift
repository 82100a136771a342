import Foundation
import HTTPMessage
import MockCore
import PostmanModel

/// Measures what a mock costs to make and what an answer costs as the collection grows; the claim is the last column.
@main
struct AnswerCost {
    private static let rounds = 5
    private static let callsPerRound = 50_000
    /// As many for every size, so that reading the calls themselves costs the same everywhere.
    private static let distinctCalls = 10_000

    static func main() {
        let arguments = Array(CommandLine.arguments.dropFirst())
        if arguments.first == "load" { return Loading.run(Array(arguments.dropFirst())) }
        if arguments.first == "reports" { return Reporting.run(Array(arguments.dropFirst())) }
        if arguments.first == "sample" { return Loading.writeSample(Array(arguments.dropFirst())) }
        print(
            """
            The core alone, without sockets: \(callsPerRound) calls per round in pseudo-random order, \
            \(distinctCalls) of them distinct, median of \(rounds) rounds; \
            answers in processor time.
            shape     calls     examples   read ms   make ms   ns/answer   spread         to 10 examples
            """)
        let chosen = Set(CommandLine.arguments.dropFirst())
        for shape in SampleCollection.Shape.allCases where chosen.isEmpty || chosen.contains(shape.rawValue) {
            var references: [SampleCollection.Calls: Double] = [:]
            for count in [10, 100, 1000, 10_000, 100_000] {
                let sample = SampleCollection(shape: shape, count: count)
                guard let made = made(of: sample) else { continue }
                for calls in shape.calls {
                    let times = times(of: calls, in: sample, made.mock)
                    let median = times[rounds / 2]
                    let reference = references[calls] ?? median
                    references[calls] = reference
                    print(
                        pad(shape.rawValue, 9), pad(calls.rawValue, 9), pad(count, -8), pad(tenths(made.read), -9),
                        pad(tenths(made.make), -9), pad(Int(median), -11),
                        pad("  \(Int(times[0]))-\(Int(times[rounds - 1]))", 14),
                        (median / reference * 100).rounded() / 100)
                }
            }
        }
    }

    /// The mock of a sample, with the milliseconds that reading and making took.
    private static func made(of sample: SampleCollection) -> (mock: Mock, read: Double, make: Double)? {
        let json = sample.json
        let clock = ContinuousClock()
        let start = clock.now
        guard case .collection(let collection) = DocumentReader().read(json, file: "sample.json").document else {
            print("the sample collection does not load")
            return nil
        }
        let read = clock.now
        let mock = Mock(collection: collection, configuration: MockConfiguration(name: "Sample"))
        return (mock, (read - start) / .milliseconds(1), (clock.now - read) / .milliseconds(1))
    }

    /// Nanoseconds per answer, one figure for each round, in ascending order.
    private static func times(of kind: SampleCollection.Calls, in sample: SampleCollection, _ mock: Mock) -> [Double] {
        // A fixed pseudo-random order, the same in every run: asking one route over and over would measure a cache.
        var order = FixedOrder()
        let calls = (0..<distinctCalls).map { _ in
            sample.call(kind, Int.random(in: 0..<sample.count, using: &order))
        }
        let times = (0..<rounds).map { _ in nanosecondsPerAnswer(mock, calls, status: kind.status) }
        return times.sorted()
    }

    private static func nanosecondsPerAnswer(_ mock: Mock, _ calls: [Call], status: Int) -> Double {
        var random = FixedOrder()
        let now = Timestamp(milliseconds: 1_700_000_000_000)
        var surprises = 0
        let start = threadNanoseconds()
        for index in 0..<callsPerRound {
            let answer = mock.answer(calls[index % calls.count], at: now, using: &random)
            if answer.reply.status != status { surprises += 1 }
        }
        let elapsed = threadNanoseconds() - start
        if surprises > 0 { print("\(surprises) answers were not \(status)") }
        return elapsed / Double(callsPerRound)
    }

    /// The processor time of this thread, so that what else the machine does counts little.
    private static func threadNanoseconds() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) * 1e9 + Double(time.tv_nsec)
    }

    private static func tenths(_ value: Double) -> Double { (value * 10).rounded() / 10 }

    private static func pad(_ value: some CustomStringConvertible, _ width: Int) -> String {
        value.description.padded(width)
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
