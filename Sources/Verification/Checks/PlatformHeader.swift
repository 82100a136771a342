import HTTPMessage

/// The headers that a mock's response may have although nothing of the collection says so: what the platform and HTTP's
/// framing add. Everything else is promised by the example, or it is a failure (product V-3).
package struct PlatformHeader: Sendable, Hashable {
    package let name: String
    /// Why it may be there.
    package let reason: String

    /// Each at most once; names in lower case.
    package static let all = [
        PlatformHeader(name: "date", reason: "the server's clock; every response has it (RFC 9110, 6.6.1)"),
        PlatformHeader(name: "content-length", reason: "framing (RFC 9112, 6); none with status 204 (RFC 9110, 8.6)"),
        PlatformHeader(name: "etag", reason: "an example without a stored one gets a weak tag (B-5.07)"),
        PlatformHeader(name: "vary", reason: "a body that may be sent as gzip (B-5.13)"),
    ]
}

/// No header may be there that nobody promised, and what the platform adds must be well-formed.
enum UnpromisedHeaderCheck {
    static func run(_ expectation: Expectation, _ response: Reply, _ failures: inout [CheckFailure]) {
        guard let others = expectation.otherHeaders else { return }
        var counts = PlatformHeader.all.map { _ in 0 }
        for field in response.headers.fields where !expectation.names(field.name) {
            let name = field.name.lowercased()
            // A tag is promised of examples alone.
            if name != "etag" || expectation.hasGeneratedTag,
                let place = PlatformHeader.all.firstIndex(where: { $0.name == name })
            {
                counts[place] += 1
            } else if !others.contains(name) {
                add("expected no such header, nobody promised it", of: field.name, field.value)
            }
        }
        for (header, count) in zip(PlatformHeader.all, counts) where count > 1 {
            add("expected once, got \(count) times", of: header.name)
        }
        if counts[0] == 0, !expectation.names("Date") { add("expected the server's clock, got nothing", of: "Date") }
        if response.status == 204, counts[1] > 0 { add("expected none with status 204", of: "Content-Length") }
        guard expectation.hasGeneratedTag else { return }
        let tag = response.headers["ETag"]
        if tag?.hasPrefix("W/\"") != true {
            add("expected a weak tag, got \(tag.map { Excerpt.quoted($0) } ?? "nothing")", of: "ETag")
        } else if !response.body.isEmpty, tag?.hasPrefix("W/\"\(String(response.body.count, radix: 16))-") != true {
            add("expected the body's length in front, got \(tag.map { Excerpt.quoted($0) } ?? "nothing")", of: "ETag")
        }

        func add(_ text: String, of name: String, _ value: String? = nil) {
            let got = value.map { ", got " + Excerpt.quoted(SensitiveHeader.shown($0, of: name)) } ?? ""
            failures.append(
                CheckFailure(.header, promise: expectation.promise, text: "\(name): \(text)\(got)"))
        }
    }
}

extension Expectation {
    /// Whether another check looks after headers of that name.
    fileprivate func names(_ name: String) -> Bool {
        headers.contains { $0.name.isEqualIgnoringASCIICase(to: name) }
            || absentHeaders.contains { $0.isEqualIgnoringASCIICase(to: name) }
    }
}
