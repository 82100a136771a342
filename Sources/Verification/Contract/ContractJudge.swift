import HTTPMessage
import PostmanModel
import XMLSupport

/// What the examples of a request promise of a back end.
package struct ContractExpectation: Sendable, Hashable {
    /// One for each status that keeps the promise.
    var contracts: [Contract]
    /// Whether the request carries any.
    var hasCredentials: Bool
    var isHEAD: Bool
    /// Whether drift counts as broken (`--fail-on drift`).
    var failsOnDrift = false
}

/// Compares an answer with the contracts of its request (product T-2).
enum ContractJudge {
    static func judgement(
        of reply: Reply, against expected: ContractExpectation, promise: Promise
    ) -> Judgement {
        var judgement = compared(reply, expected, promise: promise)
        if expected.failsOnDrift {
            judgement.failures += judgement.drift.map { CheckFailure(.body, promise: promise, text: "drift: \($0)") }
            judgement.drift = []
        }
        return judgement
    }

    private static func compared(_ reply: Reply, _ expected: ContractExpectation, promise: Promise) -> Judgement {
        var judgement = Judgement()
        let contracts = expected.contracts
        guard let contract = contracts.first(where: { $0.status == reply.status }) else {
            if reply.status == 401, !expected.hasCredentials {
                judgement.notComparable =
                    "the service answers 401 and no credential is configured; set the collection's auth variables "
                    + "with -e, --variable or MOCKCHECK_VAR_NAME"
                return judgement
            }
            let expected = contracts.map { ReasonPhrase.line($0.status) }.joined(separator: " or ")
            var text = "expected \(expected), got \(ReasonPhrase.line(reply.status))"
            if let place = reply.headers["location"], (300...399).contains(reply.status) {
                text += " to \(Excerpt.quoted(place))"
            }
            judgement.failures = [CheckFailure(.status, promise: promise, text: text + example(contracts.first))]
            return judgement
        }
        let type = reply.headers["content-type"].flatMap(MediaType.init)
        let hasBody = !expected.isHEAD && reply.status != 204 && reply.status != 304
        if hasBody, !reply.body.isEmpty || contract.body != .none {
            // Of a page in place of JSON there is no more to say.
            if hasType(type, reply, contract, promise, &judgement) {
                checkBody(
                    reply.body, coding: reply.headers["content-encoding"], type, contract, promise, &judgement)
            }
        }
        let new = reply.headers.fields.map { $0.name.lowercased() }.filter {
            !contract.headerNames.contains($0) && !CommonHeaders.includes($0)
        }
        if !contract.headerNames.isEmpty {
            judgement.drift += Set(new).sorted().map { "header \($0): new" }
        }
        return judgement
    }

    private static func example(_ contract: Contract?) -> String {
        contract.map { " (the example at \($0.location))" } ?? ""
    }

    private static func hasType(
        _ type: MediaType?, _ reply: Reply, _ contract: Contract, _ promise: Promise,
        _ judgement: inout Judgement
    ) -> Bool {
        guard !contract.mediaTypes.isEmpty, !reply.body.isEmpty else { return true }
        guard let type, contract.mediaTypes.contains(type.essence) else {
            let got = reply.headers["content-type"].map { Excerpt.quoted($0) } ?? "none"
            let text =
                "Content-Type: expected \(contract.mediaTypes.joined(separator: " or ")), got \(got)"
                + example(contract)
            judgement.failures.append(CheckFailure(.header, promise: promise, text: text))
            return false
        }
        let charset = type.parameter("charset")?.lowercased()
        if let expected = contract.charset, let charset, charset != expected {
            judgement.drift.append("Content-Type: charset \(charset) instead of \(expected)")
        }
        return true
    }

    private static func checkBody(
        _ body: [UInt8], coding: String?, _ type: MediaType?, _ contract: Contract, _ promise: Promise,
        _ judgement: inout Judgement
    ) {
        func fail(_ text: String) {
            judgement.failures.append(CheckFailure(.body, promise: promise, text: text + example(contract)))
        }
        if case .none = contract.body {
            judgement.drift.append("a body of \(body.count) bytes, where the example has none")
            return
        }
        guard !body.isEmpty else { return fail("expected a body, got none") }
        if let coding, coding.trimmedBlanks.lowercased() != "identity" {
            return fail("Content-Encoding: \(Excerpt.quoted(coding)), though the request accepts none")
        }
        let charset = type?.parameter("charset")?.lowercased() ?? "utf-8"
        var isText = type.map { $0.type == "text" || $0.isJSON } ?? false
        if case .json = contract.body { isText = true }
        if isText, charset == "utf-8" || charset == "utf8", String(validating: body, as: UTF8.self) == nil {
            return fail("the body is not valid UTF-8")
        }
        var comparison = ShapeComparison(contract.rules)
        var exact: [ContractFinding] = []
        switch contract.body {
        case .none, .opaque: return
        case .json(let shape):
            let document: JSONDocument
            do {
                document = try JSONDocument.parse(body)
            } catch {
                return fail(
                    "expected JSON, got \(Excerpt.quoted(body, limit: 60)): \(error.message) "
                        + "(\(error.line):\(error.column))")
            }
            comparison.compare(document.root, with: shape, at: ContractPath())
            exact = contract.exact?.findings(in: document.root, root: ContractPath()) ?? []
        case .xml(let shape):
            guard let tree = XMLTree.root(of: body) else {
                return fail("expected XML, got \(Excerpt.quoted(body, limit: 60))")
            }
            let root = ContractPath(isXML: true)
            comparison.compare(XMLValue.document(tree), with: shape, at: root)
            exact = contract.exact?.findings(in: XMLValue.document(tree), root: root) ?? []
        }
        let findings = comparison.findings + exact
        for finding in findings where finding.isBroken { fail("\(finding)") }
        judgement.drift += findings.filter { !$0.isBroken }.map { "\($0.path): \($0.text)" }
    }
}

/// Headers that say something of the connection, the server or this one answer, so that they are no news.
enum CommonHeaders {
    private static let names: Set<String> = [
        "accept-ranges", "age", "allow", "alt-svc", "cache-control", "connection", "content-encoding", "content-length",
        "content-type", "date", "etag", "expires", "keep-alive", "last-modified", "nel", "pragma", "report-to",
        "server", "server-timing", "set-cookie", "strict-transport-security", "transfer-encoding", "vary", "via",
        "x-content-type-options", "x-frame-options", "x-powered-by", "x-xss-protection",
    ]

    static func includes(_ name: String) -> Bool {
        names.contains(name) || name.hasPrefix("access-control-") || name.hasPrefix("cf-") || name.hasPrefix("x-amz")
    }
}
