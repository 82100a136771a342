import HTTPMessage

/// What a message's `Connection` headers say about the connection's future.
struct ConnectionOptions {
    private(set) var close = false
    private(set) var keepAlive = false

    init(_ headers: HeaderList) {
        for field in headers.fields where field.name.isEqualIgnoringASCIICase(to: "Connection") {
            for option in field.value.split(separator: ",") {
                let option = String(option).trimmingHTTPBlanks
                if option.isEqualIgnoringASCIICase(to: "close") { close = true }
                if option.isEqualIgnoringASCIICase(to: "keep-alive") { keepAlive = true }
            }
        }
    }
}
