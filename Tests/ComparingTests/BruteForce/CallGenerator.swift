import HTTPMessage
import MockCore
import PostmanModel
import TestSupport

/// Calls at random, made of what two collections are made of; it knows nothing of how the comparison chooses its own.
struct CallGenerator {
    private let examples: [Example]
    /// Those that one version has and the other has not: what is met by chance meets them too seldom.
    private let changed: [Example]
    private let words: [String]
    private let codes: [Int]
    private let rows: [Row]
    private let headers: [Row]
    private let scope: VariableScope

    init(_ collections: [Collection], _ scope: VariableScope) {
        self.scope = scope
        examples = collections.flatMap { $0.requests.flatMap(\.examples) }
        let keys = collections.map { Dictionary(grouping: $0.requests.flatMap(\.examples), by: Key.init) }
        changed = zip(keys, keys.reversed()).flatMap { own, other in
            own.filter { $1.count != other[$0]?.count }.values.joined()
        }.sorted { ($0.id, $0.name) < ($1.id, $1.name) }
        let requests = examples.map(\.request)
        words =
            Array(Set(requests.flatMap { $0.url.path.split(separator: "/").map(String.init) })).sorted()
            + ["7", "12", "word", "0f8fad5b-d9cb-469f-a165-70867728950e"]
        codes = Array(Set(examples.compactMap(\.code))).sorted() + [418]
        rows = requests.flatMap(\.url.query).filter(\.isEnabled) + [Row("page", "1"), Row("other", "x")]
        headers = requests.flatMap(\.headers).filter(\.isEnabled) + [Row("X-Version", "1"), Row("X-Version", "2")]
    }

    private struct Key: Hashable {
        let id: String
        let name: String
        let request: SavedRequest
        let code: Int?
        let headers: [Row]
        let body: [UInt8]

        init(_ example: Example) {
            (id, name, code) = (example.id, example.name, example.code)
            (request, headers, body) = (example.request, example.headers, example.body)
        }
    }

    func call(_ random: inout SeededRandom) -> Call? {
        let sources = changed.isEmpty || random.chance(2) ? examples : changed
        guard let example = random.pick(sources), let other = random.pick(examples) else { return nil }
        var call = Call(
            method: random.chance(20) ? other.request.method : example.request.method,
            target: path(of: example, &random) + query(of: example, other, &random))
        guard call.method.isHTTPToken else { return nil }
        call.method = call.method.uppercased()
        addHeaders(of: example, to: &call, &random)
        addBody(of: example, other, to: &call, &random)
        addSelectors(of: example, other, to: &call, &random)
        if random.chance(20) {
            call.headers.append("Origin", "https://example.com")
            call.headers.append("Access-Control-Request-Method", call.method)
            call.method = "OPTIONS"
        }
        return call
    }

    private func path(of example: Example, _ random: inout SeededRandom) -> String {
        let host = scope.substitute(example.request.url.host)
        var base = ""
        if let scheme = host.firstRange(of: "://"), let slash = host[scheme.upperBound...].firstIndex(of: "/") {
            base = String(host[slash...])
        } else if !host.contains("://"), let slash = host.firstIndex(of: "/") {
            base = String(host[slash...])
        }
        let text = base + scope.substitute(example.request.url.path)
        var segments = text.split(separator: "/", omittingEmptySubsequences: false).dropFirst().map { segment in
            let isVariable = segment.hasPrefix(":") || segment.hasPrefix("{{")
            return isVariable && !random.chance(6) ? random.pick(words) ?? "" : String(segment)
        }
        if !segments.isEmpty, random.chance(5) {
            let place = Int.random(in: segments.indices, using: &random)
            switch Int.random(in: 0..<4, using: &random) {
            case 0: segments[place] = random.pick(words) ?? ""
            case 1: segments[place] += "s"
            case 2: segments[place] = String(segments[place].dropLast())
            default: segments[place] = segments[place].uppercased()
            }
        }
        if random.chance(10) { segments.append("") }
        return "/" + segments.map(PercentCoding.encodePathSegment).joined(separator: "/")
    }

    private func query(of example: Example, _ other: Example, _ random: inout SeededRandom) -> String {
        var rows = example.request.url.query.filter(\.isEnabled)
        if !rows.isEmpty, random.chance(4) { rows.remove(at: Int.random(in: rows.indices, using: &random)) }
        if random.chance(5), let row = random.pick(self.rows) { rows.append(row) }
        if random.chance(12) { rows += other.request.url.query.filter(\.isEnabled) }
        if !rows.isEmpty, random.chance(6) { rows[Int.random(in: rows.indices, using: &random)].value = "else" }
        let pieces = rows.map { row in
            PercentCoding.encodeQueryComponent(scope.substitute(row.key)) + "="
                + PercentCoding.encodeQueryComponent(scope.substitute(row.value ?? ""))
        }
        return pieces.isEmpty ? "" : "?" + pieces.joined(separator: "&")
    }

    private func isSendable(_ row: Row) -> Bool {
        let name = row.key.lowercased()
        return row.key.isHTTPToken && !name.hasPrefix("x-mock-") && !name.hasPrefix("access-control-")
            && name != "x-api-key" && (row.value ?? "").utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F }
    }

    private func addHeaders(of example: Example, to call: inout Call, _ random: inout SeededRandom) {
        for row in example.request.headers where row.isEnabled && isSendable(row) && !random.chance(5) {
            call.headers.append(row.key, scope.substitute(row.value ?? ""))
        }
        if random.chance(4), let row = random.pick(headers), isSendable(row) {
            call.headers.set(row.key, random.chance(4) ? "else" : scope.substitute(row.value ?? ""))
        }
    }

    private func addBody(of example: Example, _ other: Example, to call: inout Call, _ random: inout SeededRandom) {
        guard !random.chance(4) else { return }
        guard case .raw(let text, _) = random.chance(8) ? other.request.body : example.request.body else { return }
        call.body = Array(scope.substitute(text).utf8)
        if !call.headers.contains("content-type") { call.headers.append("Content-Type", "application/json") }
    }

    private func addSelectors(
        of example: Example, _ other: Example, to call: inout Call, _ random: inout SeededRandom
    ) {
        if random.chance(3) {
            let code = random.chance(4) ? random.pick(codes) : example.code
            if let code { call.headers.append("x-mock-response-code", String(code)) }
        }
        if random.chance(6) { call.headers.append("x-mock-response-name", example.name) }
        if random.chance(8), example.hasStoredID { call.headers.append("x-mock-response-id", example.id) }
        if random.chance(4) { call.headers.append("x-mock-match-request-body", random.chance(3) ? "false" : "true") }
        if random.chance(6), let row = random.pick(random.chance(2) ? headers : example.request.headers),
            isSendable(row)
        {
            call.headers.append("x-mock-match-request-headers", row.key)
        }
    }
}
