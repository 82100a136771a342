import HTTPMessage
package import PostmanModel
import Synchronization

/// All keys that there are, as digests, so that no log shows one wherever a client puts it (product S-10).
package final class KnownKeys: Sendable {
    private struct State {
        var digests: Set<KeyDigest> = []
        /// Texts that were looked at; clients send most of them again and again.
        var verdicts: [String: Bool] = [:]
    }

    /// Shorter texts are words; a key that is so short can be guessed.
    private static let shortest = 6
    private static let longest = 512
    private static let mostVerdicts = 4096

    private let state = Mutex(State())

    package init() {}

    /// - Parameter digests: Those in force and those that were; all that anybody may still send.
    package func take(_ digests: Set<KeyDigest>) {
        state.withLock { state in
            guard state.digests != digests else { return }
            state = State(digests: digests)
        }
    }

    private var isEmpty: Bool { state.withLock { $0.digests.isEmpty } }

    func isKey(_ text: String) -> Bool {
        guard (Self.shortest...Self.longest).contains(text.utf8.count) else { return false }
        let known: Bool? = state.withLock { $0.digests.isEmpty ? false : $0.verdicts[text] }
        if let known { return known }
        let digest = KeyDigest(ofKey: text)
        return state.withLock { state in
            let isKey = state.digests.contains(digest)
            if state.verdicts.count >= Self.mostVerdicts { state.verdicts = [:] }
            state.verdicts[text] = isKey
            return isKey
        }
    }

    /// The text with every key in it replaced: as a whole, or as a word between the signs that part values.
    func redacted(_ text: String) -> String {
        if isEmpty { return text }
        if isKey(text) { return SensitiveHeader.placeholder }
        return Self.words(of: text, isPart: \.partsValues).map { piece in
            isKey(String(piece)) ? Substring(SensitiveHeader.placeholder) : piece
        }.joined()
    }

    /// A request target, whose words may be percent-encoded.
    func redacted(target: String) -> String {
        if isEmpty { return target }
        return Self.words(of: target, isPart: \.partsTargets).map { piece in
            let text = String(piece)
            let isSecret =
                isKey(text) || isKey(PercentCoding.decodePathSegment(text))
                || isKey(PercentCoding.decodeQueryComponent(text))
            return isSecret ? Substring(SensitiveHeader.placeholder) : piece
        }.joined()
    }

    /// Bytes that are text, with every key in them replaced.
    func redacted(_ bytes: [UInt8]) -> [UInt8] {
        guard !isEmpty, !bytes.isEmpty, let text = String(validating: bytes, as: UTF8.self) else { return bytes }
        return Array(redacted(text).utf8)
    }

    /// Runs of signs that part values, and of all others, in turn.
    private static func words(of text: String, isPart: (UInt8) -> Bool) -> [Substring] {
        var pieces: [Substring] = []
        let bytes = text.utf8
        var start = bytes.startIndex
        while start < bytes.endIndex {
            let kind = isPart(bytes[start])
            let end = bytes[start...].firstIndex { isPart($0) != kind } ?? bytes.endIndex
            pieces.append(Substring(bytes[start..<end]))
            start = end
        }
        return pieces
    }
}

extension UInt8 {
    fileprivate var partsValues: Bool {
        switch self {
        case 0...0x20, UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"),
            UInt8(ascii: "="), UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "{"),
            UInt8(ascii: "}"), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "("), UInt8(ascii: ")"),
            UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#"), UInt8(ascii: "\\"), UInt8(ascii: "|"):
            true
        default: false
        }
    }

    fileprivate var partsTargets: Bool {
        switch self {
        case UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "&"), UInt8(ascii: "="), UInt8(ascii: "#"),
            UInt8(ascii: ";"), UInt8(ascii: ","):
            true
        default: false
        }
    }
}
