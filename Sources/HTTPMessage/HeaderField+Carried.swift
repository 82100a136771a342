extension HeaderField {
    /// Whether a listener sends the field of a reply: it can be written without breaking the message, and it is none
    /// of those with which the listener frames the message itself.
    package var isCarried: Bool { !isFraming && name.isHTTPToken && value.isHTTPFieldValue }

    private var isFraming: Bool {
        switch name.utf8.count {
        case 4: name.isEqualIgnoringASCIICase(to: "Date")
        case 10: name.isEqualIgnoringASCIICase(to: "Connection")
        case 14: name.isEqualIgnoringASCIICase(to: "Content-Length")
        case 17: name.isEqualIgnoringASCIICase(to: "Transfer-Encoding")
        default: false
        }
    }
}
