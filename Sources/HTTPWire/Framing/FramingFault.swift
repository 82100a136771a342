/// Why received bytes are not an HTTP/1 message, at either end.
enum FramingFault: Error, Hashable {
    /// What breaks the grammar, as a lower-case fragment.
    case malformed(String)
    case headTooLarge
    case tooManyFields
    case bodyTooLarge
}
