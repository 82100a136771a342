import HTTPMessage
import PostmanModel

extension Finding {
    /// What it is about by names only, so that renamed siblings and moved lines change nothing.
    var identity: String {
        [diagnostic.rule, diagnostic.location.file, item, anchor].joined(separator: "\u{1F}")
    }

    /// 32 hexadecimal digits, unique in a run.
    package var fingerprint: String {
        SHA256.hash("\(identity)\u{1F}\(occurrence)").prefix(16)
            .map { byte in
                let digits = String(byte, radix: 16)
                return digits.count == 1 ? "0" + digits : digits
            }.joined()
    }
}
