import Foundation
import MockCore
import MockFiles
import PostmanModel

/// Measures the way from a file to a mock that is ready to answer: `mockcheck-benchmarks load FILE [ROUNDS]`.
///
/// `mockcheck-benchmarks sample SHAPE COUNT FILE` writes a file to load.
enum Loading {
    static func run(_ arguments: [String]) {
        guard let path = arguments.first else {
            print("usage: mockcheck-benchmarks load FILE [ROUNDS]")
            return
        }
        let rounds = arguments.dropFirst().first.flatMap { Int($0) } ?? 5
        var times: [(read: Double, make: Double)] = []
        for _ in 0..<max(rounds, 1) {
            let clock = ContinuousClock()
            let start = clock.now
            guard let reading = try? InputFile(path: path).read(), case .collection(let collection) = reading.document
            else {
                print("\(path) holds no collection that can be read")
                return
            }
            let read = clock.now
            let mock = Mock(collection: collection, configuration: MockConfiguration(name: "Sample"))
            let made = clock.now
            // The mock is still there: giving its memory back is not part of loading.
            withExtendedLifetime(mock) {
                times.append(((read - start) / .milliseconds(1), (made - read) / .milliseconds(1)))
            }
        }
        let ready = times.map { $0.read + $0.make }.sorted()
        let read = times.map(\.read).sorted()
        let text = [read[0], read[rounds / 2], ready[0], ready[rounds / 2], ready[rounds - 1]].map {
            String(Int($0.rounded()))
        }
        print("read: least \(text[0]) ms, median \(text[1]) ms; ready to answer: least \(text[2]) ms, ", terminator: "")
        print("median \(text[3]) ms, greatest \(text[4]) ms; \(rounds) rounds; peak memory \(peakMegabytes()) MB")
    }

    static func writeSample(_ arguments: [String]) {
        guard arguments.count == 3, let shape = SampleCollection.Shape(rawValue: arguments[0]),
            let count = Int(arguments[1])
        else {
            print("usage: mockcheck-benchmarks sample literal|wildcard|query|'one path'|body|template COUNT FILE")
            return
        }
        do {
            try Data(SampleCollection(shape: shape, count: count).json).write(to: URL(filePath: arguments[2]))
        } catch {
            print("cannot write \(arguments[2]): \(error.localizedDescription)")
        }
    }

    /// The most memory that the process has had, in MB of a million bytes.
    static func peakMegabytes() -> Int {
        var usage = rusage()
        // 0 is RUSAGE_SELF, whose type differs between systems. Linux counts in KiB.
        guard getrusage(0, &usage) == 0 else { return 0 }
        return Int(usage.ru_maxrss) * 1024 / 1_000_000
    }
}
