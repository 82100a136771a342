/// The headers whose values are secrets wherever they stand (CI-1.5).
package enum SensitiveHeader {
    package static let placeholder = "[redacted]"

    package static func includes(_ name: String) -> Bool {
        // Asked of every header of every call that is logged.
        let secret: String? =
            switch name.utf8.count {
            case 6: "cookie"
            case 9: "x-api-key"
            case 10: "set-cookie"
            case 13: "authorization"
            case 19: "proxy-authorization"
            default: nil
            }
        return secret?.isEqualIgnoringASCIICase(to: name) ?? false
    }

    /// The value as a report may show it; an empty value hides nothing.
    package static func shown(_ value: String, of name: String) -> String {
        includes(name) && !value.isEmpty ? placeholder : value
    }
}
