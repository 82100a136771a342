import Synchronization

/// A value that is made when somebody first asks for it, and kept; reading it takes no lock.
///
/// Two who ask at once may both make it, and both get the one that was kept: making it must have no effects.
final class Deferred<Value: Sendable>: Sendable {
    private final class Box: Sendable {
        let value: Value
        init(_ value: Value) { self.value = value }
    }

    private let box = AtomicLazyReference<Box>()

    func value(_ make: () -> Value) -> Value {
        if let box = box.load() { return box.value }
        return box.storeIfNil(Box(make())).value
    }
}
