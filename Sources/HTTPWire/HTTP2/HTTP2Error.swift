/// Why a connection or a stream ends, as its frames say it (RFC 9113, 7).
enum HTTP2Error: UInt32, Error {
    case none = 0
    case protocolError = 1
    case internalError = 2
    case flowControl = 3
    case streamClosed = 5
    case frameSize = 6
    case refusedStream = 7
    case cancel = 8
    case compression = 9
    case enhanceYourCalm = 11
}
