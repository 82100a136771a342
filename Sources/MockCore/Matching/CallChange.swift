import HTTPMessage

/// A change to a call that makes another example answer it.
package struct CallChange: Sendable, Hashable {
    package enum Part: Sendable, Hashable {
        case method(String)
        case target(String)
        case header(name: String, value: String)
        case withoutHeader(String)
        /// The example's own saved body.
        case body([UInt8])
    }

    package let parts: [Part]

    func applied(to call: Call) -> Call {
        var call = call
        for part in parts {
            switch part {
            case .method(let method): call.method = method
            case .target(let target): call.target = target
            case .header(let name, let value): call.headers.set(name, value)
            case .withoutHeader(let name): call.headers.remove(name)
            case .body(let bytes): call.body = bytes
            }
        }
        return call
    }

    /// As an instruction; values of headers that hold secrets are not in it.
    package var sentence: String {
        String(writtenBy: append)
    }

    /// Appends the sentence.
    func append(to bytes: inout [UInt8]) {
        for (place, part) in parts.enumerated() {
            if place > 0 { bytes += ", ".utf8 }
            switch part {
            case .method(let method):
                bytes += "use ".utf8
                bytes += method.utf8
            case .target(let target):
                bytes += "request ".utf8
                bytes += target.utf8
            case .header(let name, let value): bytes += "send \(name): \(SensitiveHeader.shown(value, of: name))".utf8
            case .withoutHeader(let name): bytes += "leave \(name) out".utf8
            case .body(let body): bytes += (body.isEmpty ? "send no body" : "send its saved body").utf8
            }
        }
    }
}
