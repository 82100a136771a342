#if TLS
    import HTTPMessage
    import NIOHPACK

    /// What a stream's first headers say: a call without its body.
    struct StreamHead {
        let method: String
        let target: String
        /// With `Host` made from `:authority`, and cookies in one field, as HTTP/1.1 has them (RFC 9113, 8.2.3, 8.3.1).
        let headers: HeaderList
        /// What `content-length` announces.
        let announcedBytes: Int?

        init(_ block: HPACKHeaders) throws(FramingFault) {
            method = try Self.only(":method", in: block)
            guard method.isHTTPToken, method != "CONNECT" else {
                throw .malformed("the method is not a token, or is CONNECT")
            }
            target = try Self.only(":path", in: block)
            guard target.utf8.first == UInt8(ascii: "/") || (target == "*" && method == "OPTIONS"),
                target.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F })
            else { throw .malformed("the path does not begin with a slash, or has a space or a control character") }
            headers = try Self.fields(of: block)
            guard let host = headers["Host"] else { throw .malformed("neither :authority nor Host") }
            // An http URL names a host, even where HTTP/1.1 would let it be (RFC 9113, 8.3.1).
            guard !host.isEmpty, Authority.isValid(host) else {
                throw .malformed("the authority is not a host and a port")
            }
            let lengths = headers.values(of: "Content-Length")
            guard lengths.count <= 1 else { throw .malformed("more than one Content-Length") }
            announcedBytes = lengths.first.flatMap { Int($0) }
        }

        /// What the head would have on HTTP/1.1's wire, nearly: the limit means the same for both.
        static func byteCount(of block: HPACKHeaders) -> Int {
            block.reduce(0) { $0 + $1.name.utf8.count + $1.value.utf8.count + 4 }
        }

        private static func only(_ name: String, in block: HPACKHeaders) throws(FramingFault) -> String {
            let values = block[name]
            guard values.count == 1 else { throw .malformed("not exactly one \(name)") }
            return values[0]
        }

        private static func fields(of block: HPACKHeaders) throws(FramingFault) -> HeaderList {
            var list = HeaderList()
            var cookies: [String] = []
            let authority = block.first(name: ":authority")
            if let authority { list.append("Host", authority) }
            for (name, value, _) in block where name.utf8.first != UInt8(ascii: ":") {
                guard name.isHTTPToken, value.isHTTPFieldValue else {
                    throw .malformed("a header has an illegal character")
                }
                switch name {
                case "cookie": cookies.append(value)
                // It says the same in other words, or it is outranked.
                case "host" where authority != nil: break
                default: list.append(name, value.trimmingHTTPBlanks)
                }
            }
            guard list.values(of: "Host").count <= 1 else { throw .malformed("more than one Host header") }
            if !cookies.isEmpty { list.append("cookie", cookies.joined(separator: "; ")) }
            return list
        }
    }
#endif
