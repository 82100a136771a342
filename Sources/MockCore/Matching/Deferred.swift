import Synchronization

/// An object that is made when somebody first asks for it, and kept; reading it takes no lock.
///
/// Two who ask at once may both make it, and both get the one that was kept: making it must have no effects.
final class Deferred<Value: AnyObject & Sendable>: Sendable {
    private let kept = AtomicLazyReference<Value>()

    func value(_ make: () -> Value) -> Value { kept.load() ?? kept.storeIfNil(make()) }
}
