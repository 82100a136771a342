import HTTPMessage

/// What differs in the headers of two answers, the media type aside.
struct HeaderDifference {
    private(set) var weight = Change.Weight.safe
    private(set) var details: [String] = []

    /// - Returns: nil where nothing differs.
    init?(_ old: Reply, _ new: Reply) {
        let (before, after) = (Self.values(old), Self.values(new))
        for name in Set(before.keys).union(after.keys).sorted() {
            let (left, right) = (before[name], after[name])
            guard left != right else { continue }
            // An entity tag changes with the body, as it is meant to.
            if name == "etag", left != nil, right != nil, old.body != new.body { continue }
            if name == "content-type" {
                if MediaTypeText.essence(of: old) != MediaTypeText.essence(of: new) { continue }
                details.append(
                    "the parameters of Content-Type change: \(Self.text(name, left)) → \(Self.text(name, right))")
                continue
            }
            switch (left, right) {
            case (_?, nil): details.append("the header \(name) is gone")
            case (nil, _?): details.append("the header \(name) is new")
            default: details.append("the header \(name) changes: \(Self.text(name, left)) → \(Self.text(name, right))")
            }
            if Self.hurtsBrowsers(name, left, right, status: old.status) { weight = .breaking }
        }
        if details.isEmpty { return nil }
    }

    private static func values(_ reply: Reply) -> [String: [String]] {
        Dictionary(grouping: reply.headers.fields) { $0.name.lowercased() }.mapValues { $0.map(\.value) }
    }

    private static func text(_ name: String, _ values: [String]?) -> String {
        values.map { $0.map { "'\(SensitiveHeader.shown($0, of: name))'" }.joined(separator: ", ") } ?? "none"
    }

    /// Whether a page or its browser can no longer do what it could: read the answer, follow it, log in, keep a session.
    private static func hurtsBrowsers(_ name: String, _ old: [String]?, _ new: [String]?, status: Int) -> Bool {
        guard let old else { return false }
        switch name {
        case "access-control-allow-origin": return new != ["*"]
        case "access-control-expose-headers", "access-control-allow-headers", "access-control-allow-methods":
            let left = items(new ?? [])
            return !left.contains("*") && !items(old).isSubset(of: left)
        case "access-control-allow-credentials": return new != ["true"] && old == ["true"]
        case "location": return new == nil && (300..<400).contains(status)
        case "www-authenticate": return new == nil && status == 401
        case "set-cookie": return new == nil
        default: return false
        }
    }

    private static func items(_ values: [String]) -> Set<String> {
        Set(
            values.flatMap { $0.split(separator: ",") }.map { String($0).trimmingHTTPBlanks.lowercased() }
                .filter { !$0.isEmpty })
    }
}
