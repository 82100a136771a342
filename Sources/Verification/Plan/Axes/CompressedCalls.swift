import HTTPMessage
import PostmanModel

/// What `Accept-Encoding: gzip` changes, and for which examples it changes nothing (B-5.13).
struct CompressedCalls {
    /// From this on a body is compressed.
    private static let smallest = 1024
    /// What is shorter is not asked whether it stays as it is.
    private static let leastShort = 300

    struct Compressed {
        let rival: Rival
        let promise: Promise
        let exchange: Exchange
    }

    let context: PlanContext

    /// Each promise asked of the first example that can show it.
    var all: [Compressed] {
        var plain: Candidate?
        var tagged: Candidate?
        var kept: Candidate?
        var short: Candidate?
        for rival in context.oracle.rivals where mayShow(rival) {
            if plain != nil, tagged != nil, kept != nil, short?.size == Self.smallest - 1 { break }
            guard let candidate = candidate(rival) else { continue }
            if candidate.size < Self.smallest {
                if candidate.size >= Self.leastShort, candidate.size > short?.size ?? 0 { short = candidate }
            } else if candidate.mustStay {
                kept = kept ?? candidate
            } else if candidate.tag?.hasPrefix("\"") == true {
                tagged = tagged ?? candidate
            } else {
                plain = plain ?? candidate
            }
        }
        return [
            plain.map { compressed($0, .examples.gzip) }, tagged.map { compressed($0, .examples.gzipTag) },
            (plain ?? tagged).map { uncompressed($0, .examples.gzipUnasked, accepting: nil, varies: true) },
            kept.map { uncompressed($0, .examples.gzipNoTransform, accepting: "gzip", varies: false) },
            short.map { uncompressed($0, .examples.gzipShort, accepting: "gzip", varies: false) },
        ].compactMap(\.self)
    }

    /// A look that passes over the many examples whose bodies are too short; what variables make of a body is not known
    /// yet.
    private func mayShow(_ rival: Rival) -> Bool {
        rival.example.body.count >= Self.leastShort || TokenPiece.mayOccur(in: rival.example.body)
    }

    private struct Candidate {
        let rival: Rival
        let call: Call
        let expectation: Expectation
        let size: Int
        /// Whether the example says that nobody may transform it.
        let mustStay: Bool
        let tag: String?
    }

    /// Nil where the body is not text that is known beforehand.
    private func candidate(_ rival: Rival) -> Candidate? {
        guard context.isPlain(rival.index), let call = context.saved(rival.index).call, call.method != "HEAD",
            call.headers["Accept-Encoding"] == nil
        else { return nil }
        let expectation = context.expectation(on: call, promise: .examples.plain)
        func stored(_ name: String) -> String? {
            expectation.headers.first { $0.name.isEqualIgnoringASCIICase(to: name) }?.value
        }
        guard case .exactly(let body) = expectation.body, rival.status == 200, stored("Vary") == nil,
            let type = stored("Content-Type").flatMap(StoredMediaType.init), type.isText, type.essence != "*/*",
            !expectation.absentHeaders.contains(where: { $0.isEqualIgnoringASCIICase(to: "Content-Encoding") })
        else { return nil }
        return Candidate(
            rival: rival, call: call, expectation: expectation, size: body.count,
            mustStay: stored("Cache-Control")?.contains("no-transform") == true, tag: stored("ETag"))
    }

    private func compressed(_ candidate: Candidate, _ promise: Promise) -> Compressed {
        var expectation = candidate.expectation
        expectation.promise = promise
        expectation.isCompressed = true
        for index in expectation.headers.indices
        where expectation.headers[index].name.isEqualIgnoringASCIICase(to: "ETag") {
            let tag = expectation.headers[index].value
            // It named the plain bytes (RFC 9110, 8.8.1).
            if tag.hasPrefix("\"") { expectation.headers[index].value = "W/" + tag }
        }
        expectation.headers += [HeaderField("Content-Encoding", "gzip"), HeaderField("Vary", "Accept-Encoding")]
        return made(candidate, expectation, accepting: "br, gzip;q=0.9")
    }

    private func uncompressed(
        _ candidate: Candidate, _ promise: Promise, accepting: String?, varies: Bool
    ) -> Compressed {
        var expectation = candidate.expectation
        expectation.promise = promise
        expectation.absentHeaders.append("Content-Encoding")
        if varies { expectation.headers.append(HeaderField("Vary", "Accept-Encoding")) }
        return made(candidate, expectation, accepting: accepting)
    }

    private func made(_ candidate: Candidate, _ expectation: Expectation, accepting: String?) -> Compressed {
        let call = accepting.map { candidate.call.with("Accept-Encoding", $0) } ?? candidate.call
        return Compressed(
            rival: candidate.rival, promise: expectation.promise,
            exchange: Exchange(.call(context.authorized(call)), expectation))
    }
}
