import HTTPMessage
import NIOCore

/// Frames a call as HTTP/1.1 bytes: its headers in their order and spelling, `Host` and `Content-Length` added if missing.
struct RequestEncoder {
    private let hostValue: String
    /// What comes before every target: the endpoint's prefix, behind a proxy for plain HTTP the whole URL.
    private let targetPrefix: String
    private let proxyCredentials: String?

    init(_ endpoint: Endpoint) {
        hostValue = endpoint.authority
        let isForwarded = endpoint.proxy != nil && endpoint.scheme == .http
        targetPrefix = isForwarded ? endpoint.url : endpoint.pathPrefix
        proxyCredentials = isForwarded ? endpoint.proxy?.authorization : nil
    }

    /// - Throws: `ClientError.unsendable` where a line break would make other lines of the call than it has.
    func encode(_ call: Call) throws(ClientError) -> ByteBuffer {
        try check(call.method, "the method")
        try check(call.target, "the target")
        var hasHost = false
        var hasLength = false
        for field in call.headers.fields {
            try check(field.name, "a header name")
            try check(field.value, "the value of header \(field.name)")
            hasHost = hasHost || field.name.isEqualIgnoringASCIICase(to: "Host")
            hasLength =
                hasLength || field.name.isEqualIgnoringASCIICase(to: "Content-Length")
                || field.name.isEqualIgnoringASCIICase(to: "Transfer-Encoding")
        }
        var output = ByteBufferAllocator().buffer(
            capacity: 128 + call.target.utf8.count + call.headers.fields.count * 64 + call.body.count)
        for part in [call.method, " ", targetPrefix, call.target, " HTTP/1.1\r\n"] { output.writeString(part) }
        if !hasHost { Self.write("Host", hostValue, to: &output) }
        if let proxyCredentials { Self.write("Proxy-Authorization", proxyCredentials, to: &output) }
        for field in call.headers.fields { Self.write(field.name, field.value, to: &output) }
        // A method that is expected to have a body says so even where it is empty (RFC 9110, 8.6).
        if !hasLength, !call.body.isEmpty || ["POST", "PUT", "PATCH"].contains(call.method) {
            Self.write("Content-Length", String(call.body.count), to: &output)
        }
        output.writeString("\r\n")
        output.writeBytes(call.body)
        return output
    }

    private static func write(_ name: String, _ value: String, to output: inout ByteBuffer) {
        output.writeString(name)
        output.writeString(": ")
        output.writeString(value)
        output.writeString("\r\n")
    }

    private func check(_ text: String, _ what: @autoclosure () -> String) throws(ClientError) {
        let isBroken = { (bytes: UnsafeBufferPointer<UInt8>) in bytes.contains { $0 == 0x0D || $0 == 0x0A || $0 == 0 } }
        if text.utf8.withContiguousStorageIfAvailable(isBroken) ?? Array(text.utf8).withUnsafeBufferPointer(isBroken) {
            throw .unsendable(what: "\(what()) has a line break or a NUL")
        }
    }
}

extension Proxy {
    /// The value of `Proxy-Authorization`; nil where the proxy wants none.
    var authorization: String? { credentials.map { "Basic " + Base64.text(Array($0.utf8)) } }
}
