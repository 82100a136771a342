import HTTPMessage

/// The media type must be the promised one, whatever parameters it has.
enum MediaTypeCheck {
    static func run(_ expectation: Expectation, _ reply: Reply, _ failures: inout [CheckFailure]) {
        guard let expected = expectation.mediaType else { return }
        let value = reply.headers["content-type"]
        guard value.flatMap(MediaType.init)?.essence != expected else { return }
        let got = value.map { Excerpt.quoted($0) } ?? "none"
        failures.append(
            CheckFailure(
                .header, promise: expectation.promise, text: "Content-Type: expected \(expected), got \(got)"))
    }
}
