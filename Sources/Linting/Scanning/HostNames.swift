/// The hosts of the URLs in a text.
enum HostNames {
    static func of(_ text: String) -> [String] {
        var hosts: [String] = []
        var rest = text.utf8[...]
        while let colon = rest.firstIndex(of: UInt8(ascii: ":")) {
            rest = rest[rest.index(after: colon)...]
            guard rest.starts(with: "//".utf8) else { continue }
            rest = rest.dropFirst(2)
            let authority = rest.prefix(while: isPartOfAuthority)
            let host = authority.split(separator: UInt8(ascii: "@")).last?.prefix { $0 != UInt8(ascii: ":") }
            if let host, !host.isEmpty { hosts.append(Substring(host).lowercased()) }
            rest = rest[authority.endIndex...]
        }
        return hosts
    }

    private static func isPartOfAuthority(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"),
            UInt8(ascii: "@"), UInt8(ascii: ":"):
            true
        default: false
        }
    }

    /// RFC 1918; the loopback interface is everybody's and says nothing.
    static func isPrivateAddress(_ host: String) -> Bool {
        let parts = host.split(separator: ".", omittingEmptySubsequences: false).map { UInt8($0) }
        guard parts.count == 4, let first = parts[0], let second = parts[1], parts[2] != nil, parts[3] != nil else {
            return false
        }
        return first == 10 || first == 172 && (16...31).contains(second) || first == 192 && second == 168
    }
}
