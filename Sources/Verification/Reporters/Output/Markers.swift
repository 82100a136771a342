import HTTPMessage

/// Texts that programs obey wherever they see them, made harmless by an invisible blank after the first character.
enum Markers {
    /// Jenkins, GitLab and Azure attach files and set properties by these (CI-1.5.12).
    static let reports = [Array("[[attachment|".utf8), Array("[[property|".utf8)]
    /// Azure and TeamCity take commands from any place of a log line (CI-2.3).
    static let logs = [Array("##[".utf8), Array("##vso[".utf8), Array("##teamcity[".utf8)]

    /// Compares without regard to ASCII case; the markers are in lower case, and all begin with the same two bytes.
    static func separated(_ markers: [[UInt8]], in text: String) -> String {
        guard let start = markers.first?.first, text.utf8.hasPair(of: start) else { return text }
        let bytes = Array(text.utf8)
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        for (index, byte) in bytes.enumerated() {
            result.append(byte)
            guard byte == start else { continue }
            let rest = bytes[index...]
            if markers.contains(where: { rest.lazy.map(\.asciiLowercased).starts(with: $0) }) {
                result += "\u{200B}".utf8
            }
        }
        return String(decoding: result, as: UTF8.self)
    }
}

extension String.UTF8View {
    /// Whether the byte occurs twice in a row, as at the start of every marker.
    fileprivate func hasPair(of byte: UInt8) -> Bool {
        var isAfterOne = false
        for other in self {
            if other == byte {
                if isAfterOne { return true }
                isAfterOne = true
            } else {
                isAfterOne = false
            }
        }
        return false
    }
}
