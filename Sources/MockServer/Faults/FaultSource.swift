import HTTPMessage
import MockCore
import PostmanModel
import Synchronization

/// Decides which calls meet a fault.
///
/// The n-th call of a method and path meets the same fault in every run, however the calls of others come between.
final class FaultSource: Sendable {
    /// More different paths than these share their numbers.
    private static let mostCounters = 10_000

    private let seed: UInt64?
    private let counts = Mutex<[UInt64: UInt64]>([:])

    /// - Parameter seed: nil for that of the mock.
    init(seed: UInt64?) {
        self.seed = seed
    }

    /// - Returns: nil for a call that goes well.
    func fault(for call: Call, of mock: ServedMock, _ outcome: Answer.Outcome) -> MetFault? {
        guard let settings = mock.definition.configuration.faults else { return nil }
        switch outcome {
        case .matched, .unmatched, .serverResponse: break
        // Whoever may not call a mock gets nothing else from it, and browsers ask before they call.
        default: return nil
        }
        let path = Target(call.target).path
        var random = random(call.method, path, of: mock, seed ?? settings.seed)
        if settings.onRequest, let wish = call.headers[Fault.header] {
            do throws(FaultProblem) {
                return MetFault(try Fault(wish), using: &random)
            } catch {
                return MetFault(invalid: "\(error)")
            }
        }
        for rule in settings.rules {
            // Drawn for each rule, so that a rule that is not for this request changes nothing for the others.
            let draw = Double.random(in: 0..<1, using: &random)
            let isMeant = rule.request.map { $0 == Self.request(behind: outcome, of: mock) } ?? true
            if isMeant, draw < rule.probability { return MetFault(rule.fault, using: &random) }
        }
        return nil
    }

    /// The name of the request of the collection whose example answers.
    private static func request(behind outcome: Answer.Outcome, of mock: ServedMock) -> String? {
        guard case .matched(let example) = outcome else { return nil }
        let requests = mock.definition.collection.requests
        return requests.indices.contains(example.place.request) ? requests[example.place.request].name : nil
    }

    private func random(_ method: String, _ path: String, of mock: ServedMock, _ seed: UInt64) -> SplitMix64 {
        var key: UInt64 = 0xCBF2_9CE4_8422_2325
        for text in [mock.name, method, path] {
            for byte in text.utf8 { key = (key ^ UInt64(byte)) &* 0x100_0000_01B3 }
            key = (key ^ 0xFF) &* 0x100_0000_01B3
        }
        let number = counts.withLock { counts -> UInt64 in
            let place = counts[key] != nil || counts.count < Self.mostCounters ? key : 0
            let number = counts[place, default: 0]
            counts[place] = number + 1
            return number
        }
        var mixer = SplitMix64(seed: seed ^ key)
        return SplitMix64(seed: mixer.next() &+ number)
    }
}

/// A fault that a call has met.
package struct MetFault: Sendable, Hashable {
    package enum Effect: Sendable, Hashable {
        case delay(milliseconds: Int)
        case status(Int, retryAfter: Int?, message: String)
        case reset
        case drip(milliseconds: Int)
        case cut(percent: Int)
    }

    /// As the manifest or the request has it.
    package let name: String
    package let effect: Effect

    fileprivate init(_ fault: Fault, using random: inout some RandomNumberGenerator) {
        name = fault.text
        effect =
            switch fault.kind {
            case .delay(let delay): .delay(milliseconds: delay.milliseconds(using: &random))
            case .status(let code, let seconds): .status(code, retryAfter: seconds, message: "a fault on request")
            case .reset: .reset
            case .drip(let time): .drip(milliseconds: time)
            case .cut(let percent): .cut(percent: percent)
            }
    }

    /// A request that asks for what is no fault is told so; a test must not believe that it saw one.
    fileprivate init(invalid reason: String) {
        name = "invalid"
        effect = .status(400, retryAfter: nil, message: reason)
    }
}
