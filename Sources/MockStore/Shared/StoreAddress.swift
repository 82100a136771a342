import HTTPMessage

/// Where a shared store is: `redis://[USER:PASSWORD@]HOST[:PORT][/DB]`, or `rediss://` for TLS.
package struct StoreAddress: Sendable, Hashable, LosslessStringConvertible {
    package var isSecure = false
    var user: String?
    var password: String?
    package var host: String
    package var port = 6379
    var database = 0
    /// A file with the roots that certificates are checked against; nil for those of the machine.
    package var roots: String?

    package init?(_ text: String) {
        guard let mark = text.firstRange(of: "://") else { return nil }
        switch text[..<mark.lowerBound] {
        case "redis": break
        case "rediss": isSecure = true
        default: return nil
        }
        var rest = text[mark.upperBound...]
        if let at = rest.lastIndex(of: "@") {
            let words = rest[..<at].split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            guard words.count == 2, !words[1].isEmpty else { return nil }
            user = words[0].isEmpty ? nil : PercentCoding.decodePathSegment(String(words[0]))
            password = PercentCoding.decodePathSegment(String(words[1]))
            rest = rest[rest.index(after: at)...]
        }
        if let slash = rest.firstIndex(of: "/") {
            let name = rest[rest.index(after: slash)...]
            guard let number = name.isEmpty ? 0 : UInt16(name) else { return nil }
            database = Int(number)
            rest = rest[..<slash]
        }
        host = String(rest)
        var port: Substring?
        if rest.hasPrefix("[") {
            guard let end = rest.firstIndex(of: "]") else { return nil }
            host = String(rest[rest.index(after: rest.startIndex)..<end])
            let tail = rest[rest.index(after: end)...]
            guard tail.isEmpty || tail.hasPrefix(":") else { return nil }
            port = tail.isEmpty ? nil : tail.dropFirst()
        } else if let colon = rest.firstIndex(of: ":") {
            host = String(rest[..<colon])
            port = rest[rest.index(after: colon)...]
        }
        if let port {
            guard let number = UInt16(port), number > 0 else { return nil }
            self.port = Int(number)
        }
        guard !host.isEmpty, !host.contains(where: \.isWhitespace) else { return nil }
    }

    /// Without the password, for it goes to logs.
    package var description: String {
        let name = host.contains(":") ? "[\(host)]" : host
        return (isSecure ? "rediss" : "redis") + "://\(name):\(port)" + (database == 0 ? "" : "/\(database)")
    }
}
