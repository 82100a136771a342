import HTTPMessage

/// Hides secrets wherever they turn up: as they are, in Base64, and percent-encoded (CI-1.5).
package struct Redactor: Sendable {
    /// Shorter values would hide half of every report, and by the holes give themselves away.
    static let shortestSecret = 4

    private struct Pattern {
        let bytes: [UInt8]
        let secret: Secret
    }

    /// By their first bytes; of those that begin alike the longest first, so that no part of one is left behind.
    private let patterns: [UInt32: [Pattern]]
    /// For each byte whether a pattern begins with it.
    private let isFirst: [Bool]

    package init(secrets: [Secret]) {
        // Of one value that has several names the first counts.
        var all: [[UInt8]: Secret] = [:]
        for secret in secrets where secret.value.utf8.count >= Self.shortestSecret {
            let value = Array(secret.value.utf8)
            guard all[value] == nil else { continue }
            for spelling in Self.spellings(value) where all[spelling] == nil { all[spelling] = secret }
        }
        let sorted = all.map { Pattern(bytes: $0.key, secret: $0.value) }.sorted { left, right in
            left.bytes.count == right.bytes.count
                ? left.bytes.lexicographicallyPrecedes(right.bytes) : left.bytes.count > right.bytes.count
        }
        patterns = Dictionary(grouping: sorted) { Self.mark($0.bytes, 0) }
        let firsts = Set(sorted.compactMap(\.bytes.first))
        isFirst = (0...UInt8.max).map(firsts.contains)
    }

    /// Four bytes, which the shortest pattern has.
    private static func mark(_ bytes: [UInt8], _ start: Int) -> UInt32 {
        bytes[start..<(start + shortestSecret)].reduce(0) { $0 << 8 | UInt32($1) }
    }

    /// False where there is nothing to hide.
    var hasSecrets: Bool { !patterns.isEmpty }

    package func redact(_ text: String) -> String {
        patterns.isEmpty ? text : String(decoding: redact(Array(text.utf8)), as: UTF8.self)
    }

    func redact(_ bytes: [UInt8]) -> [UInt8] {
        guard !patterns.isEmpty else { return bytes }
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count)
        for piece in pieces(of: bytes) {
            switch piece {
            case .text(let text): output.append(contentsOf: text)
            case .secret(let secret): output.append(contentsOf: secret.shown.utf8)
            }
        }
        return output
    }

    /// A text cut at what it hides.
    enum Piece {
        case text(ArraySlice<UInt8>)
        case secret(Secret)
    }

    func pieces(of bytes: [UInt8]) -> [Piece] {
        var pieces: [Piece] = []
        var (start, offset) = (0, 0)
        while offset < bytes.count {
            guard isFirst[Int(bytes[offset])], offset + Self.shortestSecret <= bytes.count,
                let pattern = patterns[Self.mark(bytes, offset)]?.first(where: {
                    bytes[offset...].starts(with: $0.bytes)
                })
            else {
                offset += 1
                continue
            }
            if offset > start { pieces.append(.text(bytes[start..<offset])) }
            pieces.append(.secret(pattern.secret))
            offset += pattern.bytes.count
            start = offset
        }
        if start < bytes.count { pieces.append(.text(bytes[start...])) }
        return pieces
    }

    /// A text as one word of a shell, in which variables stand for what it hides.
    func shellWord(_ text: String) -> String {
        guard !patterns.isEmpty else { return ShellWord.quoted(text) }
        let pieces = pieces(of: Array(text.utf8))
        return pieces.isEmpty
            ? ShellWord.quoted("")
            : pieces.map { piece in
                switch piece {
                case .text(let bytes): ShellWord.quoted(String(decoding: bytes, as: UTF8.self))
                case .secret(let secret): "\"$\(secret.variable)\""
                }
            }.joined()
    }

    /// A message as it stood on the wire, with the values of sensitive headers hidden as well.
    func redactMessage(_ message: [UInt8]) -> [UInt8] {
        let emptyLine = Array("\r\n\r\n".utf8)
        let headEnd = message.indices.first { message[$0...].starts(with: emptyLine) } ?? message.count
        return redactHead(Array(message[..<headEnd])) + redact(Array(message[headEnd...]))
    }

    private func redactHead(_ head: [UInt8]) -> [UInt8] {
        let lines = head.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map { line in
            guard let colon = line.firstIndex(of: UInt8(ascii: ":")),
                SensitiveHeader.includes(String(decoding: line[..<colon], as: UTF8.self)),
                line[colon...].dropFirst().contains(where: { $0 > 0x20 })
            else { return Array(line) }
            let end = line.last == UInt8(ascii: "\r") ? "\r" : ""
            return Array(line[...colon]) + Array(" \(SensitiveHeader.placeholder)\(end)".utf8)
        }
        return redact(Array(lines.joined(separator: [UInt8(ascii: "\n")])))
    }

    private static func spellings(_ secret: [UInt8]) -> [[UInt8]] {
        [secret] + Base64.spellings(secret) + percentEncodings(secret)
    }

    /// With upper- and lower-case digits, and a space as `+`.
    private static func percentEncodings(_ secret: [UInt8]) -> [[UInt8]] {
        [true, false].flatMap { isUppercase in
            ["%20", "+"].map { space in
                secret.flatMap { byte -> [UInt8] in
                    switch byte {
                    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                        UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "-"), UInt8(ascii: "."),
                        UInt8(ascii: "_"), UInt8(ascii: "~"):
                        return [byte]
                    case 0x20: return Array(space.utf8)
                    default:
                        let digits = String(byte, radix: 16, uppercase: isUppercase)
                        return Array("%\(digits.utf8.count == 1 ? "0" : "")\(digits)".utf8)
                    }
                }
            }
        }
    }
}
