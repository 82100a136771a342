import Synchronization

/// An object that is made when somebody first asks for it, and kept; reading it takes no lock.
///
/// Two who ask at once may both make it, and both get the one that was kept: making it must have no effects.
final class Deferred<Value: AnyObject & Sendable>: Sendable {
    /// The address of the object, which is held by a reference that is counted by hand; 0 for none. `AtomicLazyReference`
    /// asks the runtime for its own type each time it is read, which took every call longer than all that it reads.
    private let kept = Atomic<UInt>(0)

    deinit { Self.reference(kept.load(ordering: .acquiring))?.release() }

    private static func reference(_ address: UInt) -> Unmanaged<Value>? {
        UnsafeRawPointer(bitPattern: address).map { .fromOpaque($0) }
    }

    /// Nil where nobody has asked for it yet.
    var made: Value? { Self.reference(kept.load(ordering: .acquiring))?.takeUnretainedValue() }

    func value(_ make: () -> Value) -> Value {
        if let made { return made }
        let own = Unmanaged.passRetained(make())
        let (isFirst, address) = kept.compareExchange(
            expected: 0, desired: UInt(bitPattern: own.toOpaque()), ordering: .acquiringAndReleasing)
        if isFirst { return own.takeUnretainedValue() }
        guard let other = Self.reference(address) else { return own.takeRetainedValue() }
        own.release()
        return other.takeUnretainedValue()
    }
}
