import MockCore
import PostmanModel
import Synchronization

/// Hands each call a generator of its own, so that event loops never wait for one another.
///
/// With a seed the n-th call of a run always gets the same values (product V-11).
package final class CallRandomness: Sendable {
    private let seed: UInt64
    private let calls = Atomic<UInt64>(0)

    /// - Parameter seed: nil for values that differ from run to run.
    package init(seed: UInt64?) {
        self.seed = seed ?? UInt64.random(in: .min ... .max)
    }

    func next() -> SplitMix64 {
        let call = calls.wrappingAdd(1, ordering: .relaxed).oldValue
        var mixer = SplitMix64(seed: seed ^ call)
        return SplitMix64(seed: mixer.next())
    }
}
