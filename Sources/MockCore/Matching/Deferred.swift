import Synchronization

/// A place for an object that is made when somebody first asks for it, and kept; reading it takes no lock.
///
/// Two who ask at once may both make it, and both get the one that was kept: making it must have no effects.
struct DeferredSlot<Value: AnyObject & Sendable>: ~Copyable, Sendable {
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

/// An object that is made when somebody first asks for it, as `DeferredSlot` says, but by one alone: an index of all
/// examples is large, and who comes while it is made would not have his own any sooner.
final class Deferred<Value: AnyObject & Sendable>: Sendable {
    private let slot = DeferredSlot<Value>()
    private let making = Mutex(())

    /// Nil where nobody has asked for it yet.
    var made: Value? { slot.made }

    func value(_ make: () -> Value) -> Value { slot.made ?? making.withLock { _ in slot.value(make) } }
}

/// Many such objects, eight bytes for each that nobody has asked for.
final class DeferredList<Value: AnyObject & Sendable>: Sendable {
    /// Unsafe only as a pointer: it is written before anybody has it, and what it points at changes atomically.
    nonisolated(unsafe) private let slots: UnsafeMutableBufferPointer<DeferredSlot<Value>>

    init(count: Int) {
        slots = .allocate(capacity: count)
        for index in 0..<count { slots.initializeElement(at: index, to: DeferredSlot()) }
    }

    deinit { slots.deinitialize().deallocate() }

    func value(at index: Int, _ make: () -> Value) -> Value { slots[index].value(make) }
}
