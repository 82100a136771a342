import Synchronization

/// What is made of a reply's headers once, for they are sent again and again.
///
/// An object, so that a reply is handed on by one count for all of it.
package final class PreparedHeaders: Sendable {
    /// What HTTP/1.1 writes for the fields.
    let lines: [UInt8]
    let allowCompression: Bool
    /// The headers with the `Vary` of a reply that could have been compressed; made by the first who sends them.
    private let varying = Mutex<HeaderList?>(nil)

    init(_ headers: HeaderList) {
        lines = headers.makeLines()
        allowCompression = headers.saysNothingAgainstCompression
    }

    func varying(_ make: () -> HeaderList) -> HeaderList {
        varying.withLock { varying in
            if let varying { return varying }
            var made = make()
            made.prepare()
            varying = made
            return made
        }
    }
}

extension HeaderList {
    /// What HTTP/1.1 writes for the fields of a reply.
    package var lines: [UInt8] { prepared?.lines ?? makeLines() }

    /// Whether a body under these headers is text, whole, and may be changed by whoever carries it.
    package var allowCompression: Bool { prepared?.allowCompression ?? saysNothingAgainstCompression }

    /// The same, saying that another client may get other bytes; a stored `Vary` stays as it is.
    package var varyingByEncoding: HeaderList { prepared?.varying(addingVary) ?? addingVary() }

    fileprivate func makeLines() -> [UInt8] {
        var lines: [UInt8] = []
        lines.reserveCapacity(fields.reduce(0) { $0 + $1.name.utf8.count + $1.value.utf8.count + 4 })
        for field in fields where field.isCarried {
            lines += field.name.utf8
            lines += ": ".utf8
            lines += field.value.utf8
            lines += "\r\n".utf8
        }
        return lines
    }

    fileprivate var saysNothingAgainstCompression: Bool {
        guard !contains("Content-Encoding"), !contains("Content-Range"),
            let type = self["Content-Type"].flatMap(MediaType.init), type.isText
        else { return false }
        return !values(of: "Cache-Control").contains { $0.listsToken("no-transform") }
    }

    private func addingVary() -> HeaderList {
        var headers = self
        if !contains("Vary") { headers.append("Vary", "Accept-Encoding") }
        return headers
    }
}

extension String {
    /// Whether a header value that is a list, separated by commas, has the element.
    package func listsToken(_ element: String) -> Bool {
        split(separator: ",").contains { String($0).trimmingHTTPBlanks.isEqualIgnoringASCIICase(to: element) }
    }
}

extension MediaType {
    /// Whether its bodies are text that shrinks; images and archives are packed already.
    fileprivate var isText: Bool {
        if type == "text" || isJSON || isXML { return true }
        return type == "application" && Self.textual.contains(subtype)
    }

    private static let textual: Set = [
        "javascript", "ecmascript", "x-javascript", "graphql", "x-ndjson", "x-www-form-urlencoded", "yaml", "x-yaml",
        "toml", "sql", "wasm",
    ]
}
