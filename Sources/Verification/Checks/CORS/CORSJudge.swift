package import HTTPMessage

/// The verdict of a browser on a cross-origin exchange, after the Fetch standard (CI-4).
///
/// What no single reply can show is left out: caching (P11), what scripts may read (A2), `Vary` (A5), and what the
/// standard ignores (P12).
package enum CORSJudge {
    /// - Returns: every rule that the reply to a preflight breaks; none means that the actual request is sent.
    package static func preflight(
        _ expectation: CORSExpectation, status: Int, headers: HeaderList
    ) -> [CORSViolation] {
        let reader = FetchHeaders(headers: headers)
        var violations: [CORSViolation] = []
        if redirects.contains(status) {
            violations.append(CORSViolation(.p2, "a redirect (\(status)) is not followed on a preflight"))
        } else if !(200...299).contains(status) {
            violations.append(CORSViolation(.p1, "status \(status) is not an ok status (200-299)"))
        }
        violations += corsCheck(expectation, reader, origin: .p4, credentials: .p5)
        violations += methodAndHeaders(expectation, reader)
        return violations
    }

    /// - Returns: every rule that the reply to the actual request breaks; none means that the page may read it.
    package static func actual(_ expectation: CORSExpectation, status: Int, headers: HeaderList) -> [CORSViolation] {
        // The check is not applied to these two (HTTP fetch, note).
        if status == 304 || status == 407 { return [] }
        let reader = FetchHeaders(headers: headers)
        guard redirects.contains(status) else {
            let rule: CORSViolation.Rule = expectation.origin == "null" ? .a4 : .a1
            return corsCheck(expectation, reader, origin: rule, credentials: rule)
        }
        var violations = corsCheck(expectation, reader, origin: .a3, credentials: .a3)
        if let location = reader.value("Location"), let reason = unfollowable(location) {
            violations.append(CORSViolation(.a3, reason))
        }
        return violations
    }

    /// How long a browser may keep a preflight's permissions, in seconds; 5 where the header says nothing usable (P10).
    package static func preflightCacheSeconds(_ headers: HeaderList) -> Int {
        guard let text = FetchHeaders(headers: headers).value("Access-Control-Max-Age"), !text.isEmpty,
            text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
        else { return 5 }
        return Int(text) ?? Int.max
    }

    private static let redirects: Set<Int> = [301, 302, 303, 307, 308]
    private static let safelistedMethods: Set<String> = ["GET", "HEAD", "POST"]

    private static func corsCheck(
        _ expectation: CORSExpectation, _ reader: FetchHeaders, origin originRule: CORSViolation.Rule,
        credentials credentialsRule: CORSViolation.Rule
    ) -> [CORSViolation] {
        guard let allowed = reader.value("Access-Control-Allow-Origin") else {
            return [CORSViolation(originRule, "Access-Control-Allow-Origin is missing")]
        }
        if allowed == "*", !expectation.includesCredentials { return [] }
        var violations: [CORSViolation] = []
        if allowed == "*" {
            violations.append(
                CORSViolation(originRule, "Access-Control-Allow-Origin * does not count with credentials"))
        } else if !allowed.utf8.elementsEqual(expectation.origin.utf8) {
            violations.append(
                CORSViolation(
                    originRule,
                    "Access-Control-Allow-Origin is \(Excerpt.quoted(allowed)), "
                        + "not the origin \(Excerpt.quoted(expectation.origin))"))
        }
        guard expectation.includesCredentials else { return violations }
        let credentials = reader.value("Access-Control-Allow-Credentials")
        if credentials != "true" {
            let found = credentials.map { "is \(Excerpt.quoted($0)), not \"true\"" } ?? "is missing"
            violations.append(CORSViolation(credentialsRule, "Access-Control-Allow-Credentials \(found)"))
        }
        return violations
    }

    private static func methodAndHeaders(_ expectation: CORSExpectation, _ reader: FetchHeaders) -> [CORSViolation] {
        var violations: [CORSViolation] = []
        if let methods = members("Access-Control-Allow-Methods", reader, &violations) {
            let method = expectation.method
            let anyMethod = methods.contains("*") && !expectation.includesCredentials
            if !methods.contains(method), !safelistedMethods.contains(method), !anyMethod {
                violations.append(
                    CORSViolation(.p7, "method \(method) is not in Access-Control-Allow-Methods \(shown(methods))"))
            }
        }
        guard let names = members("Access-Control-Allow-Headers", reader, &violations) else { return violations }
        let anyHeader = names.contains("*") && !expectation.includesCredentials
        for name in expectation.unsafeHeaderNames {
            if names.contains(where: { $0.isEqualIgnoringASCIICase(to: name) }) { continue }
            if name.isEqualIgnoringASCIICase(to: "authorization") {
                violations.append(
                    CORSViolation(
                        .p8, "authorization is not listed by name in Access-Control-Allow-Headers \(shown(names))"))
            } else if !anyHeader {
                violations.append(
                    CORSViolation(.p9, "header \(name) is not in Access-Control-Allow-Headers \(shown(names))"))
            }
        }
        return violations
    }

    /// The members of a list, none where it is absent; nil where it does not parse, which is a violation of its own.
    private static func members(
        _ name: String, _ reader: FetchHeaders, _ violations: inout [CORSViolation]
    ) -> [String]? {
        switch reader.tokens(name) {
        case .absent: return []
        case .tokens(let tokens): return tokens
        case .malformed(let member):
            violations.append(CORSViolation(.p6, "\(name) has a member that is not a token: \(Excerpt.quoted(member))"))
            return nil
        }
    }

    private static func shown(_ members: [String]) -> String {
        members.isEmpty ? "(none)" : Excerpt.quoted(members.joined(separator: ", "))
    }

    /// Why a browser would not follow a redirect there, or nil where it would.
    private static func unfollowable(_ location: String) -> String? {
        var rest = Substring(location)
        if let colon = location.firstIndex(of: ":"), isScheme(location[..<colon]) {
            let scheme = location[..<colon]
            guard scheme.isEqualIgnoringASCIICase(to: "http") || scheme.isEqualIgnoringASCIICase(to: "https") else {
                return "a redirect to the scheme \(Excerpt.quoted(String(scheme))) is not followed"
            }
            rest = location[location.index(after: colon)...]
        }
        guard rest.hasPrefix("//") else { return nil }
        let authority = rest.dropFirst(2).prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        return authority.contains("@") ? "a redirect to a URL with a user name is not followed" : nil
    }

    private static func isScheme(_ text: Substring) -> Bool {
        guard let first = text.unicodeScalars.first, first.isASCII, first.properties.isAlphabetic else { return false }
        return text.unicodeScalars.allSatisfy {
            $0.isASCII
                && ($0.properties.isAlphabetic || $0.properties.numericType != nil || "+-.".unicodeScalars.contains($0))
        }
    }
}
