import HTTPMessage

/// A request target as a log may show it: values of parameters that sound like secrets are left out (product S-10).
package enum ShownTarget {
    private static let words = [
        "key", "token", "secret", "password", "passwd", "authorization", "signature", "credential", "cookie", "session",
    ]

    package static func text(of target: String) -> String {
        let parts = Target(target)
        guard let query = parts.query else { return target }
        let pieces = query.split(separator: "&", omittingEmptySubsequences: false).map { piece -> Substring in
            guard let sign = piece.firstIndex(of: "=") else { return piece }
            let name = PercentCoding.decodeQueryComponent(String(piece[..<sign])).lowercased()
            guard sign < piece.index(before: piece.endIndex), words.contains(where: name.contains) else { return piece }
            return piece[...sign] + SensitiveHeader.placeholder
        }
        return parts.path + "?" + pieces.joined(separator: "&")
    }
}
