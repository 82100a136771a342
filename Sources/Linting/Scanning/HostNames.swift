import Foundation

/// The hosts of the URLs in a text.
enum HostNames {
    static func of(_ text: String) -> [String] {
        var hosts: [String] = []
        var rest = text[...]
        while let scheme = rest.range(of: "://") {
            rest = rest[scheme.upperBound...]
            let authority = rest.prefix { character in
                character.isASCII && (character.isLetter || character.isNumber || ".-_@:".contains(character))
            }
            let host = authority.split(separator: "@").last?.prefix { $0 != ":" } ?? ""
            if !host.isEmpty { hosts.append(host.lowercased()) }
            rest = rest[authority.endIndex...]
        }
        return hosts
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
