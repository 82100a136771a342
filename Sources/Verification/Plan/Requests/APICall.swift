import HTTPMessage
import PostmanModel

/// The call that an example's own request makes of the back end it documents (product T-2, T-4).
///
/// Other than a mock, a back end is never sent made-up values: what has no value is not comparable.
struct APICall {
    /// Whether the target's own path stands in place of the one that the collection's base URL has.
    let replacesBasePath: Bool
    let seed: UInt64

    enum Result: Sendable {
        case call(Call, hasCredentials: Bool)
        case notComparable(reason: String)
    }

    private struct Unusable: Error {
        var reason: String
    }

    func call(of rival: Rival, authorization: Authorization?) -> Result {
        guard HTTPText.isToken(rival.method), rival.method != "CONNECT" else {
            return .notComparable(reason: "the method '\(rival.example.request.method)' cannot be sent")
        }
        do throws(Unusable) {
            var headers = try self.headers(of: rival)
            var query = try self.query(of: rival)
            let isAuthorized = try apply(authorization, of: rival, to: &headers, &query)
            let hasCredentials = isAuthorized || headers.fields.contains { SensitiveHeader.includes($0.name) }
            let body = try self.body(of: rival, &headers)
            if !headers.contains("accept") { headers.append("Accept", "*/*") }
            // Bodies are compared as they are, so none is to be compressed.
            headers.append("Accept-Encoding", "identity")
            if !headers.contains("user-agent") { headers.append("User-Agent", "mockcheck") }
            let target = try path(of: rival) + (query.isEmpty ? "" : "?" + query.joined(separator: "&"))
            return .call(
                Call(method: rival.method, target: target, headers: headers, body: body), hasCredentials: hasCredentials
            )
        } catch {
            return .notComparable(reason: error.reason)
        }
    }

    // MARK: Parts

    private func path(of rival: Rival) throws(Unusable) -> String {
        var segments = rival.path.raw
        if replacesBasePath {
            let base = SavedPath.pathPart(ofHost: rival.scope.substitute(rival.example.request.url.host))
            if !base.isEmpty { segments.removeFirst(min(segments.count, SavedPath.split(base).count)) }
        }
        var texts: [String] = []
        for segment in segments {
            if segment.needsSample, let name = segment.wildcard, segment.text.utf8.first == UInt8(ascii: ":") {
                throw Unusable(reason: "the path variable :\(name) has no value; \(Self.advice(name))")
            }
            let parts = try filled(segment.text, in: "its path", rival)
                .split(separator: "/", omittingEmptySubsequences: false)
            texts.append(parts.map(RequestEncoding.pathSegment).joined(separator: "/"))
        }
        return "/" + texts.joined(separator: "/")
    }

    private func query(of rival: Rival) throws(Unusable) -> [String] {
        var pieces: [String] = []
        for row in rival.example.request.url.query where row.isEnabled {
            let key = try filled(rival.scope.substitute(row.key), in: "its query", rival)
            let value = try filled(rival.scope.substitute(row.value ?? ""), in: "its query", rival)
            guard !key.isEmpty || !value.isEmpty else { continue }
            let name = RequestEncoding.queryPart(key)
            pieces.append(row.value == nil ? name : "\(name)=\(RequestEncoding.queryPart(value))")
        }
        return pieces
    }

    /// Those of framing and of the connection are the client's; the mock's own say nothing to a back end.
    private static let notSent: Set<String> = [
        "host", "content-length", "transfer-encoding", "connection", "keep-alive", "proxy-connection", "te", "trailer",
        "upgrade", "expect", "accept-encoding", "postman-token",
    ]

    private func headers(of rival: Rival) throws(Unusable) -> HeaderList {
        var headers = HeaderList()
        for field in rival.headers.fields where HTTPText.isToken(field.name) && HTTPText.isFieldValue(field.value) {
            let name = field.name.lowercased()
            guard !Self.notSent.contains(name), !name.hasPrefix("x-mock-") else { continue }
            // A credential that is not there is not sent; what the service says to that is another matter.
            if SensitiveHeader.includes(name), Self.hasVariable(field.value) { continue }
            headers.append(field.name, try filled(field.value, in: "its header \(field.name)", rival))
        }
        return headers
    }

    private func body(of rival: Rival, _ headers: inout HeaderList) throws(Unusable) -> [UInt8] {
        switch rival.example.request.body {
        case .file(let source?, content: nil):
            throw Unusable(reason: "its request body is the file '\(source)', which is not in the collection's folder")
        case .formData(let rows):
            let isFile = rows.contains { row in
                if case .file = row.content { row.isEnabled } else { false }
            }
            if isFile { throw Unusable(reason: "its form has a file, which is not part of the collection") }
        default: break
        }
        let body = SavedCallBody(rival, headers: headers)
        if let contentType = body.contentType {
            headers.remove("Content-Type")
            headers.append("Content-Type", contentType)
        }
        guard TokenPiece.mayOccur(in: body.bytes), let text = String(validating: body.bytes, as: UTF8.self) else {
            return body.bytes
        }
        return Array(try filled(text, in: "its body", rival).utf8)
    }

    // MARK: Credentials

    /// Whether there was one to apply.
    private func apply(
        _ authorization: Authorization?, of rival: Rival, to headers: inout HeaderList, _ query: inout [String]
    ) throws(Unusable) -> Bool {
        guard let authorization, authorization.type != "noauth" else { return false }
        /// Nil where it has no value that could be sent.
        func value(_ name: String) -> String? {
            let text = rival.scope.substitute(authorization.values[name] ?? "")
            return text.isEmpty || Self.hasVariable(text) || !HTTPText.isFieldValue(text) ? nil : text
        }
        func set(_ name: String, _ value: String) {
            headers.remove(name)
            headers.append(name, value)
        }
        switch authorization.type {
        case "bearer":
            guard let token = value("token") else { return false }
            set("Authorization", "Bearer \(token)")
        case "basic":
            guard let user = value("username") else { return false }
            set("Authorization", "Basic " + Base64.text(Array("\(user):\(value("password") ?? "")".utf8)))
        case "apikey":
            guard let key = value("key"), HTTPText.isToken(key), let text = value("value") else { return false }
            if authorization.values["in"] == "query" {
                query.append("\(RequestEncoding.queryPart(key))=\(RequestEncoding.formPart(text))")
            } else {
                set(key, text)
            }
        case "oauth2":
            guard let token = value("accessToken") else { return false }
            if authorization.values["addTokenTo"] == "queryParams" {
                query.append("access_token=\(RequestEncoding.formPart(token))")
            } else {
                let prefix = value("headerPrefix") ?? "Bearer"
                set("Authorization", "\(prefix.trimmedBlanks) \(token)")
            }
        default:
            throw Unusable(reason: "the auth type '\(authorization.type)' is not supported")
        }
        return true
    }

    // MARK: Variables

    private static func hasVariable(_ text: String) -> Bool {
        TokenPiece.mayOccur(in: text.utf8)
            && TokenPiece.pieces(of: text.utf8).contains { if case .token = $0 { true } else { false } }
    }

    private static func advice(_ name: String) -> String {
        "set it with -e, --variable \(name)=VALUE or MOCKCHECK_VAR_\(name)"
    }

    /// The text with dynamic variables filled in.
    private func filled(_ text: String, in place: String, _ rival: Rival) throws(Unusable) -> String {
        guard TokenPiece.mayOccur(in: text.utf8) else { return text }
        var result: [UInt8] = []
        for piece in TokenPiece.pieces(of: text.utf8) {
            switch piece {
            case .text(let bytes): result += bytes
            case .token(let name):
                guard let value = DynamicValue.text(of: name, seed: seed &+ UInt64(rival.index)) else {
                    let advice = name.hasPrefix("$") ? "it is not generated for targets" : Self.advice(name)
                    throw Unusable(reason: "\(place) has {{\(name)}}, which has no value; \(advice)")
                }
                result += value.utf8
            }
        }
        return String(decoding: result, as: UTF8.self)
    }
}

/// Values of the dynamic variables that requests use most, the same in every run with one seed.
enum DynamicValue {
    static func text(of name: String, seed: UInt64) -> String? {
        // SplitMix64, so that neighbouring seeds have nothing in common.
        func mixed(_ round: UInt64) -> UInt64 {
            var value = seed &+ round &* 0x9E37_79B9_7F4A_7C15
            value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
            value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
            return value ^ (value >> 31)
        }
        switch name {
        case "$guid", "$randomUUID":
            let digits = [mixed(1), mixed(2)].map { String($0 | 1 << 63, radix: 16) }.joined()
            let text = Array(digits)
            let groups: [String] = [
                String(text[0..<8]), String(text[8..<12]), "4" + String(text[13..<16]), "a" + String(text[17..<20]),
                String(text[20..<32]),
            ]
            return groups.joined(separator: "-")
        case "$randomInt": return String(mixed(3) % 1001)
        default: return nil
        }
    }
}
