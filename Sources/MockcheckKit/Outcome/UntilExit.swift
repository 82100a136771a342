/// Keeps what a command has made until the process ends: to give back the memory of a hundred thousand cases piece by
/// piece takes longer than to end.
package enum UntilExit {
    private final class Box {
        private let value: Any

        init(_ value: Any) {
            self.value = value
        }
    }

    package static func keep(_ value: Any) { _ = Unmanaged.passRetained(Box(value)) }
}
