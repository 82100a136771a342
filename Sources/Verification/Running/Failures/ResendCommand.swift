package import HTTPMessage

/// A command line that sends a request of a case again, byte for byte and with its secrets left out: by curl, or by printf
/// where curl would send something else. A `CurlLine` is how people call a mock.
struct ResendCommand {
    /// Where `mockcheck serve` listens: the run's own port is gone with it, and differs from run to run.
    static let authority = "127.0.0.1:4010"
    static let ownServer = "http://\(authority)"
    /// Longer bodies are not put on a command line.
    private static let bodyLimit = 8 * 1024

    let text: String

    /// - Parameter server: the URL before every target.
    init(_ request: ProbeRequest, redactor: Redactor, server: String = ResendCommand.ownServer) {
        let place = server.firstRange(of: "://").map { String(server[$0.upperBound...]) } ?? server
        switch request {
        case .bytes(let bytes, _):
            let shown = redactor.redactMessage(bytes)
            text =
                shown.count > Self.bodyLimit
                ? "\(ShellWord.printf(Array(shown.prefix(Self.bodyLimit)))) | curl telnet://\(place)"
                    + "  # the first \(Self.bodyLimit) of \(shown.count) bytes"
                : "\(ShellWord.printf(shown)) | curl telnet://\(place)"
        case .call(let call):
            var words = ["curl", "-i"]
            words += CurlLine.words(forMethod: call.method, hasBody: !call.body.isEmpty)
            words += Self.target(call.target, redactor, server)
            words += Self.headers(call, redactor)
            let body = Self.body(redactor.redact(call.body), original: call.body, redactor)
            text = body.before + (words + body.words).joined(separator: " ") + body.after
        }
    }

    private static func target(_ target: String, _ redactor: Redactor, _ server: String) -> [String] {
        let isPlain = target.utf8.allSatisfy { (0x21..<0x7F).contains($0) && $0 != UInt8(ascii: "#") }
        guard target.hasPrefix("/"), isPlain else {
            return ["--request-target", redactor.shellWord(target), ShellWord.quoted("\(server)/")]
        }
        var (needsGlobOff, needsPathAsIs) = (false, false)
        var previous: UInt8 = 0
        for byte in target.utf8 {
            switch byte {
            case UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"): needsGlobOff = true
            case UInt8(ascii: "."): needsPathAsIs = needsPathAsIs || previous == UInt8(ascii: "/")
            default: break
            }
            previous = byte
        }
        let words = (needsGlobOff ? ["--globoff"] : []) + (needsPathAsIs ? ["--path-as-is"] : [])
        return words + [redactor.shellWord("\(server)\(target)")]
    }

    private static func headers(_ call: Call, _ redactor: Redactor) -> [String] {
        var words: [String] = []
        // Curl counts the body itself.
        for field in call.headers.fields where !field.name.isEqualIgnoringASCIICase(to: "content-length") {
            if field.value.isEmpty {
                words += ["-H", ShellWord.quoted("\(field.name);")]
            } else if SensitiveHeader.includes(field.name), !Self.isBearer(field, redactor) {
                words += ["-H", ShellWord.quoted("\(field.name): ", thenVariable: variable(field.name))]
            } else {
                words += ["-H", redactor.shellWord("\(field.name): \(field.value)")]
            }
        }
        // With a body curl would send the type of a form.
        if !call.body.isEmpty, !call.headers.contains("content-type") { words += ["-H", "Content-Type:"] }
        return words
    }

    /// Whether nothing but a known secret follows the scheme, so that its own variable can stand there.
    private static func isBearer(_ field: HeaderField, _ redactor: Redactor) -> Bool {
        let prefix = "Bearer "
        guard field.value.hasPrefix(prefix) else { return false }
        let pieces = redactor.pieces(of: Array(field.value.utf8.dropFirst(prefix.utf8.count)))
        if case .secret? = pieces.first, pieces.count == 1 { return true }
        return false
    }

    /// `x-api-key` is `X_API_KEY` in the shell.
    private static func variable(_ name: String) -> String {
        name.uppercased().replacing("-", with: "_")
    }

    private static func body(
        _ body: [UInt8], original: [UInt8], _ redactor: Redactor
    ) -> (before: String, words: [String], after: String) {
        guard let first = original.first else { return ("", [], "") }
        if original.count > bodyLimit {
            guard original.allSatisfy({ $0 == first }), first.isASCIILetter else {
                return (
                    "", ["--data-binary", "@body"], "  # body: a file of the \(original.count) bytes that were sent"
                )
            }
            let letter = Unicode.Scalar(first)
            return ("head -c \(original.count) /dev/zero | tr '\\0' \(letter) | ", ["--data-binary", "@-"], "")
        }
        if BodyDifference.isText(body) {
            return ("", ["--data-raw", redactor.shellWord(String(decoding: original, as: UTF8.self))], "")
        }
        return (ShellWord.printf(body) + " | ", ["--data-binary", "@-"], "")
    }
}

extension Call {
    /// A command line that sends it to `mockcheck serve`, secrets left out.
    package func curlLine(_ redactor: Redactor) -> String { ResendCommand(.call(self), redactor: redactor).text }
}

extension UInt8 {
    fileprivate var isASCIILetter: Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(asciiLowercased) }
}
