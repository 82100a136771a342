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
        var mixer = SplitMix64(state: seed ^ call)
        return SplitMix64(state: mixer.next())
    }
}

/// A small generator that is good enough for sample data and starts at no cost.
struct SplitMix64: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
