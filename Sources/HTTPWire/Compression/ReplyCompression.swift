import HTTPMessage

/// Sends bodies as gzip to those who accept it, as Postman's mocks do (B-5.13).
enum ReplyCompression {
    /// Below this the head outweighs what is saved.
    static let smallestBody = 1024
    /// Above this the time to compress outweighs what a network saves.
    static let largestBody = 4 * 1024 * 1024
    /// Above this compressing would hold up the other connections of an event loop: it takes about half a millisecond.
    static let largestBodyAtOnce = 32 * 1024

    /// Whether `apply` compresses a body that is too large for an event loop.
    static func takesLong(_ reply: Reply, for request: HeaderList) -> Bool {
        reply.body.count > largestBodyAtOnce && isEligible(reply) && Zlib.shared != nil
            && AcceptedCodings.preferGzip(request.values(of: "Accept-Encoding"))
    }

    /// The reply for a client; `Vary` says that another client may get other bytes.
    ///
    /// A plain reply that stores a `Vary` keeps it as it is: an example is served as it was saved.
    ///
    /// - Parameter isWanted: where it says no, the rest is not compressed; the reply is nobody's then.
    static func apply(to reply: Reply, for request: HeaderList, isWanted: () -> Bool = { true }) -> Reply {
        guard isEligible(reply), Zlib.shared != nil else { return reply }
        var reply = reply
        guard AcceptedCodings.preferGzip(request.values(of: "Accept-Encoding")),
            let zipped = Zlib.shared?.gzip(reply.body, isWanted: isWanted), zipped.count < reply.body.count
        else {
            reply.headers = reply.headers.varyingByEncoding
            return reply
        }
        if !variesByEncoding(reply.headers) { reply.headers.append("Vary", "Accept-Encoding") }
        reply.body = zipped
        reply.headers.append("Content-Encoding", "gzip")
        for index in reply.headers.fields.indices where reply.headers.fields[index].isStrongETag {
            // The tag named the plain bytes; these say the same but are others (RFC 9110, 8.8.1).
            reply.headers.fields[index].value = "W/" + reply.headers.fields[index].value
        }
        return reply
    }

    /// Whether `apply` may do anything to it.
    static func isEligible(_ reply: Reply) -> Bool {
        (smallestBody...largestBody).contains(reply.body.count) && reply.status != 206 && reply.headers.allowCompression
    }

    private static func variesByEncoding(_ headers: HeaderList) -> Bool {
        headers.values(of: "Vary").contains { $0.listsToken("Accept-Encoding") || $0.listsToken("*") }
    }
}

extension HeaderField {
    fileprivate var isStrongETag: Bool {
        name.isEqualIgnoringASCIICase(to: "ETag") && value.utf8.first == UInt8(ascii: "\"")
    }
}
