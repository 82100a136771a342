extension HeaderField {
    /// Whether a listener sends the field of a reply: it can be written without breaking the message, and it is none
    /// of those that speak of the message's framing or the connection, which are the listener's own.
    package var isCarried: Bool { !isFraming && name.isHTTPToken && value.isHTTPFieldValue }

    private var isFraming: Bool {
        switch name.utf8.count {
        case 4: name.isEqualIgnoringASCIICase(to: "Date")
        case 2: name.isEqualIgnoringASCIICase(to: "TE")
        case 7: name.isEqualIgnoringASCIICase(to: "Upgrade") || name.isEqualIgnoringASCIICase(to: "Trailer")
        case 10: name.isEqualIgnoringASCIICase(to: "Connection") || name.isEqualIgnoringASCIICase(to: "Keep-Alive")
        case 14: name.isEqualIgnoringASCIICase(to: "Content-Length")
        case 16: name.isEqualIgnoringASCIICase(to: "Proxy-Connection")
        case 17: name.isEqualIgnoringASCIICase(to: "Transfer-Encoding")
        default: false
        }
    }
}
