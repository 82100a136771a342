#if TLS
    import HTTPMessage
    import NIOHPACK

    extension Reply {
        /// The reply's head as HTTP/2 writes it: names in lower case, nothing about the connection (RFC 9113, 8.2).
        func headerBlock(epochSeconds: Int64) -> HPACKHeaders {
            var block = HPACKHeaders([(":status", String(status))])
            for field in headers.fields where field.isCarried {
                block.add(name: field.name.lowercased(), value: field.value)
            }
            block.add(name: "date", value: DateText.text(of: epochSeconds))
            if !isBodiless { block.add(name: "content-length", value: String(body.count)) }
            return block
        }
    }
#endif
