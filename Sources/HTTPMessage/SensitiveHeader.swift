/// The headers whose values are secrets wherever they stand (CI-1.5).
package enum SensitiveHeader {
    package static let placeholder = "[redacted]"

    private static let names = ["authorization", "cookie", "set-cookie", "proxy-authorization", "x-api-key"]

    package static func includes(_ name: some StringProtocol) -> Bool {
        names.contains { $0.isEqualIgnoringASCIICase(to: name) }
    }

    /// The value as a report may show it; an empty value hides nothing.
    package static func shown(_ value: String, of name: some StringProtocol) -> String {
        includes(name) && !value.isEmpty ? placeholder : value
    }
}
