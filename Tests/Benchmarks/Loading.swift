import MockCore
import MockFiles

/// Measures the way from a file to the collection: `mockcheck-benchmarks load FILE [ROUNDS]`.
enum Loading {
    static func run(_ arguments: [String]) {
        guard let path = arguments.first else {
            print("usage: mockcheck-benchmarks load FILE [ROUNDS]")
            return
        }
        let rounds = arguments.dropFirst().first.flatMap { Int($0) } ?? 5
        var times: [Double] = []
        for _ in 0..<max(rounds, 1) {
            let clock = ContinuousClock()
            let start = clock.now
            guard let reading = try? InputFile(path: path).read(), case .collection(let collection) = reading.document
            else {
                print("\(path) holds no collection that can be read")
                return
            }
            // The collection is still there: giving its memory back is no part of loading.
            times.append((clock.now - start) / .milliseconds(1))
            if times.count == 1 {
                let examples = collection.requests.reduce(0) { $0 + $1.examples.count }
                print("\(collection.requests.count) requests, \(examples) examples")
            }
        }
        times.sort()
        print("load: median \(Int(times[times.count / 2])) ms, \(Int(times[0]))-\(Int(times[times.count - 1])) ms")
    }
}
